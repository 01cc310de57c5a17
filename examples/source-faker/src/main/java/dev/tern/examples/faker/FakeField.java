package dev.tern.examples.faker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * One field of a profile: what the schema says of it, with the way to its value.
 *
 * @param schema its JSON schema
 * @param value makes a value
 */
record FakeField(String name, ObjectNode schema, Function<FakeValues, JsonNode> value) {

  static FakeField createdAt(String name) {
    return new FakeField(name, moment(), values -> TextNode.valueOf(values.createdAt()));
  }

  static FakeField text(String name, int length) {
    return new FakeField(name, type("string"), values -> TextNode.valueOf(values.text(length)));
  }

  static FakeField number(String name, int bound) {
    return new FakeField(name, type("integer"), values -> LongNode.valueOf(values.number(bound)));
  }

  static FakeField amount(String name) {
    return new FakeField(
        name, type("number"), values -> DecimalNode.valueOf(BigDecimal.valueOf(values.cents(), 2)));
  }

  static FakeField flag(String name) {
    return new FakeField(name, type("boolean"), values -> BooleanNode.valueOf(values.flag()));
  }

  static FakeField address(String name) {
    ObjectNode schema = type("object");
    ObjectNode properties = schema.putObject("properties");
    properties.set("street", type("string"));
    properties.set("city", type("string"));
    properties.set("house", type("integer"));
    return new FakeField(
        name,
        schema,
        values ->
            JsonNodeFactory.instance
                .objectNode()
                .put("street", values.text(10))
                .put("city", values.word())
                .put("house", values.number(200)));
  }

  static FakeField tags(String name, int most) {
    ObjectNode schema = type("array");
    schema.set("items", type("string"));
    return new FakeField(
        name,
        schema,
        values -> {
          ArrayNode tags = JsonNodeFactory.instance.arrayNode();
          for (long left = values.number(most + 1); left > 0; left--) {
            tags.add(values.word());
          }
          return tags;
        });
  }

  /** The schema of a moment. */
  static ObjectNode moment() {
    return type("string").put("format", "date-time").put("airbyte_type", "timestamp_with_timezone");
  }

  /** The schema of a type. */
  static ObjectNode type(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", name);
  }
}
