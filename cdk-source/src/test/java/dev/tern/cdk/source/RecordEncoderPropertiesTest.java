package dev.tern.cdk.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a record holds and however it is given, it arrives as it is. */
class RecordEncoderPropertiesTest {

  private static final List<String> NAMES =
      List.of("id", "name", "ü", "a b", "q\"", "back\\slash", "🐦", "", "\n", "nul\0");

  @Property(tries = 150)
  void a_line_holds_exactly_the_wanted_fields_of_its_record(
      @ForAll("objects") List<ObjectNode> records,
      @ForAll("names") Set<String> wanted,
      @ForAll EncoderFixture.Door door) {
    RecordRules rules = EncoderFixture.rules("{'type':'object','properties':{}}");
    ObjectNode properties = (ObjectNode) rules.wantedFields();
    wanted.forEach(properties::putObject);
    EncoderFixture users = new EncoderFixture(rules);

    for (ObjectNode record : records) {
      ObjectNode kept = record.deepCopy().retain(wanted);
      if (!kept.isEmpty()) {
        users.encode(door, record);
        assertThat(same(users.data(), kept)).as("%s is %s", users.data(), kept).isTrue();
      }
    }
    users.lines().forEach(line -> assertThat(EncoderFixture.parse(line).isObject()).isTrue());
  }

  @Property(tries = 100)
  void a_record_has_one_hash_whichever_way_it_comes(@ForAll("objects") List<ObjectNode> records) {
    EncoderFixture users = EncoderFixture.of("{'type':'object'}");
    for (ObjectNode record : records) {
      if (!record.isEmpty()) {
        users.encode(EncoderFixture.Door.TREE, record);
        String hash = users.hash();
        for (EncoderFixture.Door door : EncoderFixture.Door.values()) {
          users.encode(door, record);
          assertThat(users.hash()).isEqualTo(hash);
        }
      }
    }
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.equals(
        (left, right) -> {
          boolean numbers = left.isNumber() && right.isNumber();
          return numbers
              ? left.decimalValue().compareTo(right.decimalValue())
              : left.equals(right) ? 0 : 1;
        },
        other);
  }

  @Provide
  Arbitrary<Set<String>> names() {
    return Arbitraries.of(NAMES).set().ofMinSize(1);
  }

  @Provide
  Arbitrary<List<ObjectNode>> objects() {
    return object(values(2)).list().ofMinSize(1).ofMaxSize(6);
  }

  private static Arbitrary<JsonNode> values(int depth) {
    Arbitrary<JsonNode> scalars =
        Arbitraries.oneOf(
            numbers(),
            Arbitraries.strings().ofMaxLength(12).map(JsonNodeFactory.instance::textNode),
            Arbitraries.of(
                JsonNodeFactory.instance.nullNode(), JsonNodeFactory.instance.booleanNode(true)));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<JsonNode> inner = values(depth - 1);
    return Arbitraries.oneOf(
        scalars,
        object(inner).map(object -> object),
        inner.list().ofMaxSize(4).map(RecordEncoderPropertiesTest::array));
  }

  private static Arbitrary<JsonNode> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(JsonNodeFactory.instance::numberNode),
        Arbitraries.bigIntegers().map(JsonNodeFactory.instance::numberNode),
        Arbitraries.doubles().map(JsonNodeFactory.instance::numberNode),
        Arbitraries.bigDecimals().map(DecimalNode::valueOf),
        Arbitraries.of(
                "1e400", "-1E-400", "1.10", "0e9", "1e-20000", "1.0e-9999", "1e9999", "123456e9995")
            .map(text -> DecimalNode.valueOf(new BigDecimal(text))));
  }

  private static ArrayNode array(List<JsonNode> elements) {
    return JsonNodeFactory.instance.arrayNode().addAll(elements);
  }

  private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> values) {
    return Arbitraries.maps(Arbitraries.of(NAMES), values)
        .ofMaxSize(6)
        .map(RecordEncoderPropertiesTest::object);
  }

  private static ObjectNode object(Map<String, JsonNode> fields) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach(object::set);
    return object;
  }
}
