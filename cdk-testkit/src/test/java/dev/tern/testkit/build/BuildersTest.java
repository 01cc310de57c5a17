package dev.tern.testkit.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import dev.tern.protocol.types.Cursor;
import dev.tern.protocol.types.PrimaryKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the builders build is what a platform would hand over. */
class BuildersTest {

  record User(@PrimaryKey long id, String name, @Cursor Instant updatedAt) {}

  @Test
  void a_stream_has_what_it_was_given() throws Exception {
    ConfiguredAirbyteCatalog catalog =
        CatalogBuilder.of(
            StreamBuilder.named("users")
                .namespace("shop")
                .column("id", "integer")
                .column("any", json("{}"))
                .key("id")
                .incremental("id")
                .write(DestinationSyncMode.APPEND_DEDUP)
                .generation(3, 2, 17));

    assertThat(json(CatalogBuilder.toJson(catalog)))
        .isEqualTo(
            json(
                """
                {"streams":[{"stream":{"name":"users","namespace":"shop","json_schema":{
                "type":"object","properties":{"id":{"type":["null","integer"]},"any":{}}},
                "supported_sync_modes":["full_refresh","incremental"]},
                "sync_mode":"incremental","cursor_field":["id"],
                "destination_sync_mode":"append_dedup","primary_key":[["id"]],
                "generation_id":3,"minimum_generation_id":2,"sync_id":17}]}
                """));
  }

  @Test
  void a_record_class_brings_columns_key_and_cursor() {
    ConfiguredAirbyteStream stream =
        StreamBuilder.named("users").columnsOf(User.class).incremental().build();

    assertThat(stream.getPrimaryKey()).containsExactly(List.of("id"));
    assertThat(stream.getCursorField()).containsExactly("updated_at");
    assertThat(stream.getStream().getJsonSchema().path("properties").has("updated_at")).isTrue();
  }

  @Test
  void a_built_stream_does_not_change_any_more() {
    StreamBuilder builder = StreamBuilder.named("users").column("id", "integer");
    ConfiguredAirbyteStream before = builder.build();

    builder.column("name", "string").fullRefresh().write(DestinationSyncMode.OVERWRITE);

    assertThat(before.getStream().getJsonSchema().path("properties")).hasSize(1);
    assertThat(before.getDestinationSyncMode()).isEqualTo(DestinationSyncMode.APPEND);
  }

  @Test
  void all_that_was_discovered_is_read_as_it_best_can() {
    AirbyteStream cursored = StreamBuilder.named("a").columnsOf(User.class).build().getStream();
    AirbyteStream bare = StreamBuilder.named("b").build().getStream();
    AirbyteCatalog discovered = new AirbyteCatalog().withStreams(List.of(cursored, bare));

    List<ConfiguredAirbyteStream> streams = CatalogBuilder.all(discovered).getStreams();

    assertThat(streams)
        .extracting(ConfiguredAirbyteStream::getSyncMode)
        .containsExactly(SyncMode.INCREMENTAL, SyncMode.FULL_REFRESH);
    assertThat(streams.get(0).getPrimaryKey()).containsExactly(List.of("id"));
    assertThat(CatalogBuilder.one(discovered, "a").fullRefresh().build().getSyncMode())
        .isEqualTo(SyncMode.FULL_REFRESH);
    assertThatThrownBy(() -> CatalogBuilder.one(discovered, "c"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("There is no stream 'c' among [a, b].");
  }

  @Test
  void states_are_of_three_kinds() throws Exception {
    StreamDescriptor shop = new StreamDescriptor().withName("users").withNamespace("shop");

    assertThat(json(StateBuilder.perStream().stream("users", Map.of("id", 7)).toJson()))
        .isEqualTo(
            json(
                """
                [{"type":"STREAM","state_type":"STREAM","stream":{
                "stream_descriptor":{"name":"users"},"stream_state":{"id":7}}}]
                """));
    assertThat(json(StateBuilder.global(Map.of("lsn", 9)).stream(shop, Map.of("id", 7)).toJson()))
        .isEqualTo(
            json(
                """
                [{"type":"GLOBAL","state_type":"GLOBAL","global":{"shared_state":{"lsn":9},
                "stream_states":[{"stream_descriptor":{"name":"users","namespace":"shop"},
                "stream_state":{"id":7}}]}}]
                """));
    assertThat(json(StateBuilder.toJson(List.of(StateBuilder.legacy(Map.of("id", 7))))))
        .isEqualTo(json("[{\"type\":\"LEGACY\",\"state_type\":\"LEGACY\",\"data\":{\"id\":7}}]"));
  }

  @Test
  void an_input_is_what_a_source_would_send() throws Exception {
    InputBuilder input =
        InputBuilder.input()
            .namespace("shop")
            .started("users")
            .record("users", Map.of("id", 1))
            .emittedAt(Instant.ofEpochMilli(5))
            .record("users", new User(2, "Ada", Instant.parse("2026-01-01T00:00:00Z")))
            .records("users", 2, i -> Map.of("id", 10 + i))
            .state("users", Map.of("id", 11))
            .complete("users")
            .incomplete("orders");

    List<String> lines = input.toLines().lines().toList();

    assertThat(lines).hasSize(8);
    assertThat(json(lines.get(2)))
        .isEqualTo(
            json(
                """
                {"type":"RECORD","record":{"namespace":"shop","stream":"users","emitted_at":5,
                "data":{"id":2,"name":"Ada","updated_at":"2026-01-01T00:00:00Z"}}}
                """));
    assertThat(lines.get(4)).contains("\"id\":11");
    assertThat(json(lines.get(5)).at("/state/stream/stream_descriptor/namespace").asText())
        .isEqualTo("shop");
    assertThat(json(lines.get(7)).at("/trace/stream_status/status").asText())
        .isEqualTo("INCOMPLETE");
    assertThat(input.build())
        .extracting(AirbyteMessage::getType)
        .startsWith(AirbyteMessage.Type.TRACE, AirbyteMessage.Type.RECORD);
  }

  private static JsonNode json(String text) throws Exception {
    return ProtocolJson.mapper().readTree(text);
  }
}
