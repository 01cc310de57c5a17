package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The keywords of a schema that hold other schemas.
 *
 * <p>{@code definitions} is none of them: references into it are followed, so what is left there is
 * raw material.
 */
final class SubSchemas {
  private static final Set<String> ONE =
      Set.of(
          "not",
          "contains",
          "additionalItems",
          "additionalProperties",
          "propertyNames",
          "if",
          "then",
          "else");
  private static final Set<String> LIST = Set.of("allOf", "oneOf", "anyOf", "prefixItems");
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "dependentSchemas");

  private SubSchemas() {}

  /**
   * The value of a keyword with every schema inside written in the form; references stay as they
   * are.
   */
  static JsonNode map(String keyword, JsonNode value, SchemaForm form) {
    return map(keyword, value, schema -> SchemaReader.detached().read(schema).toSchema(form));
  }

  static JsonNode map(String keyword, JsonNode value, UnaryOperator<JsonNode> change) {
    if (value.isObject() && NAMED.contains(keyword)) {
      return each((ObjectNode) value, change);
    }
    if (value.isArray() && (LIST.contains(keyword) || keyword.equals("items"))) {
      return each((ArrayNode) value, change);
    }
    if (value.isObject() && (ONE.contains(keyword) || keyword.equals("items"))) {
      return change.apply(value);
    }
    return value;
  }

  private static ArrayNode each(ArrayNode schemas, UnaryOperator<JsonNode> change) {
    ArrayNode changed = JsonNodeFactory.instance.arrayNode(schemas.size());
    schemas.forEach(schema -> changed.add(change.apply(schema)));
    return changed;
  }

  private static ObjectNode each(ObjectNode schemas, UnaryOperator<JsonNode> change) {
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    schemas
        .properties()
        .forEach(entry -> changed.set(entry.getKey(), change.apply(entry.getValue())));
    return changed;
  }
}
