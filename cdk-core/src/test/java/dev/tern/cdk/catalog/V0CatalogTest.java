package dev.tern.cdk.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.types.DataType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class V0CatalogTest {

  private static final String V1 =
      "{'type':'object','properties':{'id':{'$ref':'WellKnownTypes.json#/definitions/Integer'}}}";
  private static final String V0 = "{'type':'object','properties':{'id':{'type':'integer'}}}";

  @Test
  void a_stream_of_v1_is_written_in_v0_and_remembered() throws IOException {
    V0Catalog catalog = V0Catalog.of(catalog(V1, V0));

    assertThat(schema(catalog, 0))
        .isEqualTo(
            json(
                "{'type':'object','properties':{'id':{'type':'number','airbyte_type':'integer'}}}"));
    assertThat(catalog.findV1(named("s0"))).contains(DataType.parse(json(V1)));
    assertThat(catalog.findV1(named("s1"))).isEmpty();
    assertThat(catalog.findV1(named("s0").withNamespace(""))).isEmpty();
  }

  @Test
  void a_stream_of_v0_keeps_its_schema_node_by_node() throws IOException {
    ConfiguredAirbyteCatalog given =
        catalog(V0, "{'properties':{'$ref':{'type':'integer'}}}", "{'$ref':'#/definitions/a'}");
    JsonNode first = given.getStreams().get(0).getStream().getJsonSchema();

    V0Catalog catalog = V0Catalog.of(given);

    assertThat(schema(catalog, 0)).isSameAs(first).isEqualTo(json(V0));
    assertThat(schema(catalog, 1)).isEqualTo(json("{'properties':{'$ref':{'type':'integer'}}}"));
    assertThat(schema(catalog, 2)).isEqualTo(json("{'$ref':'#/definitions/a'}"));
    assertThat(catalog.findV1(named("s1"))).isEmpty();
  }

  @Test
  void one_reference_at_any_depth_makes_a_stream_v1() throws IOException {
    V0Catalog catalog =
        V0Catalog.of(
            catalog(
                "{'properties':{'a':{'type':'integer'},'b':{'type':'array','items':"
                    + "{'oneOf':[{'$ref':'WellKnownTypes.json#definitions/Number'}]}}}}"));

    assertThat(catalog.findV1(named("s0"))).isPresent();
    assertThat(schema(catalog, 0).at("/properties/b/items")).isEqualTo(json("{'type':'number'}"));
  }

  @Test
  void a_stream_without_a_schema_stays_without() throws IOException {
    V0Catalog catalog =
        V0Catalog.of(CatalogReader.read(json("{'streams':[{'stream':{'name':'s0'}}]}")));

    assertThat(catalog.configured().getStreams().get(0).getStream().getJsonSchema()).isNull();
    assertThat(catalog.findV1(named("s0"))).isEmpty();
  }

  private static StreamDescriptor named(String name) {
    return new StreamDescriptor().withName(name);
  }

  private static JsonNode schema(V0Catalog catalog, int at) {
    return catalog.configured().getStreams().get(at).getStream().getJsonSchema();
  }

  private static ConfiguredAirbyteCatalog catalog(String... schemas) throws IOException {
    StringBuilder streams = new StringBuilder();
    for (int i = 0; i < schemas.length; i++) {
      streams.append(i == 0 ? "" : ",");
      streams.append("{'stream':{'name':'s" + i + "','json_schema':" + schemas[i] + "}}");
    }
    return CatalogReader.read(json("{'streams':[" + streams + "]}"));
  }

  private static JsonNode json(String text) throws IOException {
    return ProtocolJson.mapper().readTree(text.replace('\'', '"'));
  }
}
