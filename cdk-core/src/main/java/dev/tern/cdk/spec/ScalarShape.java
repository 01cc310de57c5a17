package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A value without parts: text, number, truth value, or something written as text. */
final class ScalarShape implements Shape {
  private final String type;
  private final String expectation;
  private final Map<String, String> keywords;
  private final Function<JsonNode, Object> reader;

  private ScalarShape(
      String type,
      String expectation,
      Map<String, String> keywords,
      Function<JsonNode, Object> reader) {
    this.type = type;
    this.expectation = expectation;
    this.keywords = keywords;
    this.reader = reader;
  }

  static ScalarShape text(String expectation, Function<String, Object> reader) {
    return new ScalarShape("string", expectation, Map.of(), node -> reader.apply(node.textValue()));
  }

  static ScalarShape integer(String expectation, Function<JsonNode, Object> reader) {
    return new ScalarShape("integer", expectation, Map.of(), reader);
  }

  static ScalarShape number(Function<JsonNode, Object> reader) {
    return new ScalarShape("number", "a number", Map.of(), reader);
  }

  static ScalarShape truth() {
    return new ScalarShape("boolean", "true or false", Map.of(), JsonNode::booleanValue);
  }

  ScalarShape with(String keyword, String value) {
    Map<String, String> more = new LinkedHashMap<>(keywords);
    more.put(keyword, value);
    return new ScalarShape(type, expectation, more, reader);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", type);
    keywords.forEach(schema::put);
    return schema;
  }

  @Override
  public Object read(JsonNode value, String pointer) {
    if (!fits(value)) {
      throw Misfit.at(pointer, value, expectation, null);
    }
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw Misfit.at(pointer, value, expectation, e);
    }
  }

  private boolean fits(JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isNumber() && value.canConvertToExactIntegral();
      default -> value.isNumber();
    };
  }

  @Override
  public JsonNode parse(String text) {
    return "string".equals(type) ? TextNode.valueOf(text) : Shape.super.parse(text);
  }
}
