package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An author writes v0, whatever the catalog and the wire speak. */
class DialectTest {

  private static final JsonNode SCHEMA =
      json(
          "{'type':'object','properties':{'id':{'type':'integer'},"
              + "'price':{'type':['null','number']},'name':{'type':'string'}}}");

  private static SourceStream users(String... records) {
    return SourceStream.named("users")
        .schema(SCHEMA)
        .primaryKey("id")
        .cursor("id")
        .reader((from, out) -> Stream.of(records).map(Transcript::json).forEach(out::emit));
  }

  @Test
  void discover_of_a_v1_source_names_the_well_known_types(@TempDir Path folder) throws IOException {
    SourceStream users = users();
    String config = Files.writeString(folder.resolve("config.json"), "{}").toString();

    Transcript run = Transcript.run(new V1Source("1.0.0", users), "discover", "--config", config);

    JsonNode stream = run.of("CATALOG").get(0).at("/catalog/streams/0");
    assertThat(stream.path("json_schema"))
        .isEqualTo(
            json(
                "{'type':'object','properties':{"
                    + "'id':{'$ref':'WellKnownTypes.json#/definitions/Integer'},"
                    + "'price':{'$ref':'WellKnownTypes.json#/definitions/Number'},"
                    + "'name':{'$ref':'WellKnownTypes.json#/definitions/String'}}}"));
    assertThat(stream.path("source_defined_primary_key")).isEqualTo(json("[['id']]"));
    assertThat(users.describe().getJsonSchema()).isEqualTo(SCHEMA);
  }

  @Test
  void a_v1_source_writes_numbers_as_strings_from_either_catalog() {
    SourceStream users =
        users("{'id':9007199254740993,'price':1.10,'name':'42'}", "{'id':2,'price':null}");
    String catalog = Catalogs.incremental(users);

    for (String either : List.of(catalog, Dialects.v1(catalog))) {
      Transcript run = Transcript.read(new V1Source("1.0.0", users), either, "");

      assertThat(run.exit()).isZero();
      assertThat(run.records("users"))
          .containsExactly(
              json("{'id':'9007199254740993','price':'1.10','name':'42'}"),
              json("{'id':'2','price':null}"));
      assertThat(run.states().get(0).at("/stream/stream_state/cursor").asText())
          .isEqualTo("9007199254740993");
    }
  }

  @Test
  void fields_that_nobody_wants_are_left_out_in_both_dialects() {
    SourceStream users = users("{'id':1,'price':2,'name':'a'}");
    JsonNode catalog = json(Dialects.v1(Catalogs.fullRefresh(users)));
    ((ObjectNode) catalog.at("/streams/0/stream/json_schema/properties")).remove("price");

    Transcript v0 = Transcript.read(ListSource.of(users), catalog.toString(), "");
    Transcript v1 = Transcript.read(new V1Source("1.2.3", users), catalog.toString(), "");

    assertThat(v0.records("users")).containsExactly(json("{'id':1,'name':'a'}"));
    assertThat(v1.records("users")).containsExactly(json("{'id':'1','name':'a'}"));
  }

  @Test
  void a_state_of_one_dialect_goes_on_in_the_other() {
    SourceStream before = users("{'id':9,'price':1.5}", "{'id':10,'price':2.5}");
    Transcript first = Transcript.read(ListSource.of(before), Catalogs.incremental(before), "");
    SourceStream after = users("{'id':10,'price':2.5}", "{'id':10,'price':3.5}", "{'id':11}");

    Transcript next =
        Transcript.read(
            new V1Source("1.0.0", after),
            Dialects.v1(Catalogs.incremental(after)),
            "[" + first.states().get(0) + "]");

    assertThat(next.records("users"))
        .containsExactly(json("{'id':'10','price':'3.5'}"), json("{'id':'11'}"));
    assertThat(next.states().get(0).at("/stream/stream_state/cursor").asText()).isEqualTo("11");
  }

  @Test
  void the_author_is_asked_in_v0_whichever_catalog_came() {
    List<JsonNode> asked = new ArrayList<>();
    SourceStream raw =
        new SourceStream() {
          @Override
          public AirbyteStream describe() {
            return users().describe();
          }

          @Override
          public void read(ReadRequest request, RecordEmitter emitter) {
            asked.add(request.stream().getStream().getJsonSchema());
          }
        };
    String catalog = Catalogs.fullRefresh(raw);

    Transcript.read(ListSource.of(raw), Dialects.v1(catalog), "");
    Transcript.read(ListSource.of(raw), catalog, "");

    assertThat(asked)
        .containsExactly(
            json(
                "{'type':'object','properties':{'id':{'type':'number','airbyte_type':'integer'},"
                    + "'price':{'type':'number'},'name':{'type':'string'}}}"),
            SCHEMA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.2.0", "0.18.0"})
  void a_version_of_major_0_becomes_the_newest_one(String declared) {
    assertThat(spec(declared)).isEqualTo("0.18.0");
  }

  @Test
  void a_version_of_major_1_is_said_as_the_author_says_it() {
    assertThat(spec("1.4.0")).isEqualTo("1.4.0");
  }

  private static String spec(String declared) {
    Transcript run = Transcript.run(new V1Source(declared), "spec");
    return run.of("SPEC").get(0).at("/spec/protocol_version").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0.0", "10.1.0", "latest", ""})
  void any_other_version_is_a_mistake_of_the_author(String declared) {
    SourceStream users = users("{'id':1}");
    V1Source source = new V1Source(declared, users);

    Transcript spec = Transcript.run(source, "spec");
    Transcript read = Transcript.read(source, Catalogs.fullRefresh(users), "");

    for (Transcript run : List.of(spec, read)) {
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.of("RECORD")).isEmpty();
      assertThat(run.errors()).hasSize(1);
      JsonNode error = run.errors().get(0);
      assertThat(error.path("failure_type").asText()).isEqualTo("system_error");
      assertThat(error.path("message").asText()).contains("'" + declared + "'", "1.0.0");
    }
  }
}
