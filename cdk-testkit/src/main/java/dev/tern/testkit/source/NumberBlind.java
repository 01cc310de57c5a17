package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON in which all numbers are one. */
final class NumberBlind {

  private NumberBlind() {}

  static JsonNode of(JsonNode value) {
    if (value.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(it -> copy.set(it.getKey(), of(it.getValue())));
      return copy;
    }
    if (value.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      value.forEach(it -> copy.add(of(it)));
      return copy;
    }
    return value.isNumber() ? IntNode.valueOf(0) : value;
  }
}
