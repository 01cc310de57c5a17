package dev.tern.protocol.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.types.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whole messages and streams of them. */
final class MessageMigrationTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CATALOG =
      "{'streams':[{'stream':{'name':'users','namespace':'crm','json_schema':{'type':'object','properties':"
          + "{'id':{'type':'integer'},'raw':{}}},'supported_sync_modes':['full_refresh']},'sync_mode':'full_refresh',"
          + "'destination_sync_mode':'append'}]}";

  @Test
  void records_of_configured_streams_go_up_and_down_by_their_schema()
      throws JsonProcessingException {
    MessageMigration migration = new MessageMigration(catalog());
    AirbyteMessage message =
        record("{'stream':'users','namespace':'crm','data':{'id':7,'raw':{'n':1}},'emitted_at':1}");

    assertThat(migration.upgrade(message).getRecord().getData())
        .isEqualTo(Json.read("{'id':'7','raw':{'n':1}}"));
    assertThat(migration.downgrade(message).getRecord().getData())
        .isEqualTo(Json.read("{'id':7,'raw':{'n':1}}"));
  }

  @Test
  void streams_are_told_apart_by_namespace() throws JsonProcessingException {
    MessageMigration migration = new MessageMigration(catalog());
    AirbyteMessage other = record("{'stream':'users','data':{'id':'7'},'emitted_at':1}");

    assertThat(migration.downgrade(other).getRecord().getData()).isEqualTo(Json.read("{'id':'7'}"));
    other.getRecord().setData(Json.read("{'raw':[1]}"));
    assertThat(migration.upgrade(other).getRecord().getData())
        .isEqualTo(Json.read("{'raw':['1']}"));
  }

  @Test
  void catalogs_are_translated_in_messages_and_on_their_own() throws JsonProcessingException {
    MessageMigration migration = new MessageMigration(catalog());
    AirbyteMessage discovered =
        message(
            "{'type':'CATALOG','catalog':{'streams':[{'name':'a','json_schema':{'type':'boolean'},'supported_sync_modes':[]}]}}");
    AirbyteMessage operations =
        message(
            "{'type':'DESTINATION_CATALOG','destination_catalog':{'operations':[{'object_name':'a','sync_mode':'append',"
                + "'json_schema':{'type':'boolean'}}]}}");
    JsonNode v1 = Json.read("{'$ref':'WellKnownTypes.json#/definitions/Boolean'}");

    assertThat(migration.upgrade(discovered).getCatalog().getStreams().get(0).getJsonSchema())
        .isEqualTo(v1);
    assertThat(
            migration
                .upgrade(operations)
                .getDestinationCatalog()
                .getOperations()
                .get(0)
                .getJsonSchema())
        .isEqualTo(v1);
    ConfiguredAirbyteCatalog up = MessageMigration.upgrade(catalog());
    assertThat(
            up.getStreams().get(0).getStream().getJsonSchema().at("/properties/id/$ref").asText())
        .endsWith("Integer");
    assertThat(
            MessageMigration.downgrade(up)
                .getStreams()
                .get(0)
                .getStream()
                .getJsonSchema()
                .at("/properties/id"))
        .isEqualTo(Json.read("{'type':'number','airbyte_type':'integer'}"));
  }

  @Test
  void a_stream_of_messages_is_translated_one_by_one() throws JsonProcessingException {
    MessageMigration migration = new MessageMigration(catalog());
    AirbyteMessage state =
        message("{'type':'STATE','state':{'type':'STREAM','stream':{'stream_state':{'n':1}}}}");
    AirbyteMessage one =
        record("{'stream':'users','namespace':'crm','data':{'id':7},'emitted_at':1}");

    var up = migration.upgrade(Stream.of(one, state)).toList();

    assertThat(up.get(0).getRecord().getData()).isEqualTo(Json.read("{'id':'7'}"));
    assertThat(up.get(1).getState().getStream().getStreamState()).isEqualTo(Json.read("{'n':1}"));
    assertThat(migration.downgrade(up.stream()).toList().get(0).getRecord().getData())
        .isEqualTo(Json.read("{'id':7}"));
  }

  private static ConfiguredAirbyteCatalog catalog() throws JsonProcessingException {
    return MAPPER.treeToValue(Json.read(CATALOG), ConfiguredAirbyteCatalog.class);
  }

  private static AirbyteMessage record(String record) throws JsonProcessingException {
    return message("{'type':'RECORD','record':" + record + "}");
  }

  private static AirbyteMessage message(String text) throws JsonProcessingException {
    return MAPPER.treeToValue(Json.read(text), AirbyteMessage.class);
  }
}
