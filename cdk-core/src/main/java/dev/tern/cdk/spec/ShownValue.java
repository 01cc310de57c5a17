package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;

/** A configuration value as a user is shown it: scalars as JSON, shortened; the rest by kind. */
final class ShownValue {
  private static final int MOST = 60;

  private ShownValue() {}

  static String of(JsonNode value) {
    if (value.isContainerNode()) {
      return kind(value);
    }
    String json = value.toString();
    if (json.codePointCount(0, json.length()) <= MOST) {
      return json;
    }
    return json.substring(0, json.offsetByCodePoints(0, MOST)) + "…";
  }

  static String kind(JsonNode value) {
    JsonNodeType type = value.getNodeType();
    return switch (type) {
      case OBJECT, POJO -> "an object";
      case ARRAY -> "a list";
      case STRING, BINARY -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL, MISSING -> "null";
    };
  }
}
