package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The v0 way to say that a value may be null. */
final class Nullability {
  private static final String NULL = "null";

  private Nullability() {}

  /** The schema with null allowed; one that speaks of no type is left alone. */
  static JsonNode declare(JsonNode schema) {
    if (!(schema instanceof ObjectNode object)) {
      return schema;
    }
    JsonNode type = object.path("type");
    if (type.isTextual() && !NULL.equals(type.textValue())) {
      object.set("type", before(JsonNodeFactory.instance.arrayNode().add(type)));
    } else if (type.isArray()) {
      object.set("type", before((ArrayNode) type));
    } else if (object.path("oneOf").isArray()) {
      object.set("oneOf", option((ArrayNode) object.get("oneOf")));
    } else if (object.path("anyOf").isArray()) {
      object.set("anyOf", option((ArrayNode) object.get("anyOf")));
    }
    return object;
  }

  private static ArrayNode before(ArrayNode types) {
    for (JsonNode type : types) {
      if (NULL.equals(type.textValue())) {
        return types;
      }
    }
    return JsonNodeFactory.instance.arrayNode().add(NULL).addAll(types);
  }

  private static ArrayNode option(ArrayNode options) {
    ArrayNode nullable = JsonNodeFactory.instance.arrayNode();
    nullable.addObject().put("type", NULL);
    return nullable.addAll(options);
  }
}
