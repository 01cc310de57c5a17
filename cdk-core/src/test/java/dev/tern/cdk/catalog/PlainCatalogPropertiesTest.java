package dev.tern.cdk.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.FilledStructs;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A catalog that is read without the mapper is the one that the mapper reads. */
class PlainCatalogPropertiesTest {

  private final JsonMapper mapper = ProtocolJson.mapper();

  private JsonNode json(long seed) throws IOException {
    ConfiguredAirbyteCatalog catalog = new FilledStructs(seed).make(ConfiguredAirbyteCatalog.class);
    return mapper.readTree(mapper.writeValueAsBytes(catalog));
  }

  @Property(tries = 2000)
  void a_catalog_is_the_one_of_the_mapper_or_left_to_it(@ForAll long seed) throws Exception {
    JsonNode json = json(seed);
    Random random = new Random(seed);
    List<JsonNode> objects = new ArrayList<>(json.path("streams").findParents("stream"));
    if (random.nextBoolean() && !objects.isEmpty()) {
      damage((ObjectNode) objects.get(random.nextInt(objects.size())), random);
    }

    Optional<ConfiguredAirbyteCatalog> plain = PlainCatalog.of(json);

    if (plain.isPresent()) {
      assertThat(plain.get()).isEqualTo(mapper.treeToValue(json, ConfiguredAirbyteCatalog.class));
    }
  }

  private static void damage(ObjectNode object, Random random) {
    ObjectNode target =
        random.nextBoolean() && object.get("stream") instanceof ObjectNode inner ? inner : object;
    List<String> names = new ArrayList<>();
    target.fieldNames().forEachRemaining(names::add);
    if (!names.isEmpty()) {
      String name = names.get(random.nextInt(names.size()));
      JsonNode unused =
          random.nextBoolean() ? target.putNull(name) : target.put(name, random.nextInt());
    }
  }

  @Example
  void every_field_that_is_known_takes_no_mapper() throws IOException {
    String json =
        "{'streams':[{'stream':{'name':'a','namespace':'b','json_schema':{'type':'object'},"
            + "'supported_sync_modes':['full_refresh','incremental'],'source_defined_cursor':true,"
            + "'default_cursor_field':['c'],'source_defined_primary_key':[['id']],"
            + "'is_resumable':true,'is_file_based':false},'sync_mode':'incremental',"
            + "'cursor_field':['c'],'destination_sync_mode':'append_dedup','primary_key':[['id']],"
            + "'generation_id':1,'minimum_generation_id':0,'sync_id':9223372036854775807,"
            + "'include_files':false,'destination_object_name':'d'}]}";
    JsonNode tree = mapper.readTree(json.replace('\'', '"'));

    assertThat(PlainCatalog.of(tree))
        .contains(mapper.treeToValue(tree, ConfiguredAirbyteCatalog.class));
  }
}
