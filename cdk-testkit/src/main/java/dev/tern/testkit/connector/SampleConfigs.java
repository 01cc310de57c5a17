package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Configurations that users of a specification could have. */
final class SampleConfigs {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SampleConfigs() {}

  /**
   * The least, the fullest, and each choice of each option on top of a known one.
   *
   * @param known a configuration that works today; what the specification does not know is left out
   */
  static List<JsonNode> of(JsonNode specification, JsonNode known) {
    ObjectNode least = JSON.objectNode();
    ObjectNode full = JSON.objectNode();
    ObjectNode common = JSON.objectNode();
    for (PlacedOption option : PlacedOption.in(specification, JSON.objectNode())) {
      JsonNode value = option.of(known).orElseGet(() -> sample(option.schema()));
      full.set(option.name(), value);
      if (option.required()) {
        least.set(option.name(), value);
      }
      option.of(known).ifPresent(it -> common.set(option.name(), it));
    }
    List<JsonNode> configs = new ArrayList<>(List.of(least, full, common));
    for (PlacedOption option : PlacedOption.in(specification, common)) {
      choices(option.schema()).forEach(choice -> configs.add(option.with(full, choice)));
      if (!option.required()) {
        configs.add(option.without(full));
      }
    }
    return configs;
  }

  private static List<JsonNode> choices(JsonNode schema) {
    List<JsonNode> choices = new ArrayList<>();
    schema.path("enum").forEach(choices::add);
    schema.path("examples").forEach(choices::add);
    for (String bound : List.of("minimum", "maximum", "default")) {
      if (schema.has(bound)) {
        choices.add(schema.get(bound));
      }
    }
    return choices;
  }

  private static JsonNode sample(JsonNode schema) {
    if (schema.has("const")) {
      return schema.get("const");
    }
    List<JsonNode> choices = choices(schema);
    if (!choices.isEmpty()) {
      return choices.get(0);
    }
    return switch (schema.path("type").asText()) {
      case "integer", "number" -> JSON.numberNode(1);
      case "boolean" -> JSON.booleanNode(true);
      case "array" -> JSON.arrayNode();
      case "object" -> object(schema);
      default -> JSON.textNode("text");
    };
  }

  private static ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    JsonNode shape = schema.path("oneOf").isEmpty() ? schema : schema.get("oneOf").get(0);
    shape
        .path("properties")
        .properties()
        .forEach(property -> object.set(property.getKey(), sample(property.getValue())));
    return object;
  }
}
