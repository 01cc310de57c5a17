package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Values that an option must refuse, by its schema. */
final class WrongValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WrongValues() {}

  static List<JsonNode> of(JsonNode schema) {
    List<JsonNode> wrong = new ArrayList<>();
    switch (schema.path("type").asText()) {
      case "string" -> wrong.add(JSON.objectNode().put("not", "a text"));
      case "integer", "number" -> wrong.add(JSON.textNode("no number"));
      case "boolean" -> wrong.add(JSON.textNode("maybe"));
      case "array", "object" -> wrong.add(JSON.numberNode(7));
      default -> {
        // anything may fit
      }
    }
    if (schema.path("enum").isArray()) {
      wrong.add(JSON.textNode("no such choice"));
    }
    if (schema.path("minimum").isNumber()) {
      wrong.add(JSON.numberNode(schema.get("minimum").decimalValue().subtract(BigDecimal.ONE)));
    }
    if (schema.path("maximum").isNumber()) {
      wrong.add(JSON.numberNode(schema.get("maximum").decimalValue().add(BigDecimal.ONE)));
    }
    return wrong;
  }
}
