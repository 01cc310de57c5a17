package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.StreamMapping.NamespaceFrom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** P18, WRITE-5, WRITE-16: names, fields and modes as each side is told them. */
final class MappingTest {

  private final Stub destination =
      Stub.of(
          (stub, in, out, stop) -> {
            catalog = stub.file("--catalog");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
              stub.received.add(line);
              if (line.startsWith("{\"type\":\"STATE\"")) {
                out.println(line);
              }
            }
            return 0;
          });

  private String catalog = "";
  private String sourceCatalog = "";

  private Pair pair(String... lines) {
    Stub source =
        Stub.of(
            (stub, in, out, stop) -> {
              sourceCatalog = stub.file("--catalog");
              List.of(lines).forEach(line -> out.println(Pair.quoted(line)));
              return 0;
            });
    return new Pair(source.connector(), destination.connector());
  }

  private static ConfiguredAirbyteStream in(ConfiguredAirbyteStream stream, String namespace) {
    stream.getStream().setNamespace(namespace);
    return stream;
  }

  private static StreamMapping mapping(NamespaceFrom from, String format, String prefix) {
    return new StreamMapping(from, Optional.of(format), prefix);
  }

  @Test
  void a_prefix_and_a_format_name_streams_on_the_way_there_and_back() {
    Pair pair =
        pair(
            Pair.record("a", 1).replace("'stream':", "'namespace':'x','stream':"),
            Pair.state("a", 1).replace("{'name':", "{'namespace':'x','name':"))
            .stream("a", stream -> in(stream, "x"));
    pair.mapping = mapping(NamespaceFrom.CUSTOM_FORMAT, "raw_${SOURCE_NAMESPACE}", "p_");
    AttemptResult result = pair.run();
    assertThat(result.failures()).isEmpty();
    assertThat(destination.received.get(0))
        .isEqualTo(
            Pair.quoted(
                "{'type':'RECORD','record':{'namespace':'raw_x','stream':'p_a','data':{'id':1},"
                    + "'emitted_at':1}}"));
    assertThat(destination.received.get(1))
        .contains(Pair.quoted("'stream_descriptor':{'name':'p_a','namespace':'raw_x'}"));
    assertThat(destination.received.get(2)).contains("p_a", "raw_x", "COMPLETE");
    assertThat(pair.journal.states()).containsEntry("x.a", "{\"at\":1}");
    assertThat(catalog).contains(Pair.quoted("'name':'p_a'"), Pair.quoted("'namespace':'raw_x'"));
    assertThat(sourceCatalog).contains(Pair.quoted("'name':'a'"), Pair.quoted("'namespace':'x'"));
  }

  @Test
  void a_namespace_is_added_removed_or_set_to_null() {
    Pair pair = pair(Pair.record("a", 1)).stream("a");
    pair.mapping = mapping(NamespaceFrom.CUSTOM_FORMAT, "fixed", "");
    pair.run();
    assertThat(destination.received.get(0)).contains("\"stream\":\"a\",\"namespace\":\"fixed\"");
    destination.received.clear();
    Pair removed =
        pair(Pair.record("a", 1).replace("'stream':", "'namespace':'x','stream':")).stream(
            "a", stream -> in(stream, "x"));
    removed.mapping = mapping(NamespaceFrom.DESTINATION, "", "");
    removed.run();
    assertThat(destination.received.get(0)).contains("\"namespace\":null,\"stream\":\"a\"");
    assertThat(catalog).doesNotContain("namespace");
  }

  /** WRITE-16. */
  @Test
  void global_states_keep_the_names_of_the_source() {
    Pair pair =
        pair(
            Pair.record("a", 1),
            "{'type':'STATE','state':{'type':'GLOBAL','global':{'stream_states':"
                + "[{'stream_descriptor':{'name':'a'},'stream_state':{'at':1}}]}}}")
            .stream("a");
    pair.mapping = mapping(NamespaceFrom.SOURCE, "", "p_");
    assertThat(pair.run().verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(destination.states().get(0)).contains(Pair.quoted("{'name':'a'}"));
    assertThat(pair.journal.commits.get(0).state().getGlobal().getStreamStates()).hasSize(1);
  }

  @Test
  void two_streams_that_would_be_one_are_refused() {
    Pair pair =
        pair().stream("a", stream -> in(stream, "x")).stream("a", stream -> in(stream, "y"));
    pair.mapping = mapping(NamespaceFrom.DESTINATION, "", "");
    assertThat(pair.run().failures().get(0).message())
        .contains("'x.a' and 'y.a' would both be 'a' at the destination");
  }

  @Test
  void selected_fields_pass_with_cursor_and_key_and_nothing_else_does() {
    Pair pair =
        pair(
            "{'type':'RECORD','record':{'stream':'a','data':{ 'id' : 1 ,'secret':[1,{'x':2}],"
                + "'n\\u0061me':'é','at':1.50,'more':{}},'emitted_at':1}}",
            "{'type':'RECORD','record':{'stream':'a','data':{},'emitted_at':1}}")
            .stream(
                "a",
                stream -> {
                  JsonNode schema = stream.getStream().getJsonSchema();
                  ((com.fasterxml.jackson.databind.node.ObjectNode) schema.get("properties"))
                      .putObject("secret");
                  return stream
                      .withPrimaryKey(List.of(List.of("id")))
                      .withCursorField(List.of("at"));
                });
    StreamDescriptor a = new StreamDescriptor().withName("a");
    pair.mapping =
        new StreamMapping(NamespaceFrom.SOURCE, Optional.empty(), "", Map.of(a, Set.of("name")));
    pair.run();
    assertThat(destination.received.get(0))
        .contains(Pair.quoted("'data':{'id' : 1,'n\\u0061me':'é','at':1.50},"));
    assertThat(destination.received.get(1)).contains("\"data\":{}");
    assertThat(catalog).doesNotContain("secret");
    assertThat(sourceCatalog).doesNotContain("secret");
  }

  @Test
  void platforms_pass_declared_fields_only_and_refuse_schemas_without() {
    Pair pair =
        pair("{'type':'RECORD','record':{'stream':'a','data':{'id':1,'extra':2}}}").stream("a")
            .lenient();
    pair.run();
    assertThat(destination.received.get(0)).contains("\"data\":{\"id\":1}");
    Pair open =
        pair().stream(
                "a",
                stream -> {
                  stream.getStream().setJsonSchema(ProtocolJson.mapper().createObjectNode());
                  return stream;
                })
            .lenient();
    assertThat(open.run().failures().get(0).message()).contains("declares no properties");
  }

  /** P18. */
  @Test
  void modes_are_shown_as_each_side_knows_them() {
    Pair pair =
        pair().stream("a", stream -> stream.withDestinationSyncMode(DestinationSyncMode.OVERWRITE))
            .stream("b", stream -> stream.withDestinationSyncMode(DestinationSyncMode.SOFT_DELETE));
    pair.run();
    assertThat(catalog).contains("\"destination_sync_mode\":\"overwrite\"", "soft_delete");
    assertThat(sourceCatalog).contains("overwrite").doesNotContain("soft_delete");
    pair.destinationSpec.setAdditionalProperty("supportsRefreshes", true);
    pair.run();
    assertThat(catalog).doesNotContain("overwrite").contains("\"generation_id\":1");
  }
}
