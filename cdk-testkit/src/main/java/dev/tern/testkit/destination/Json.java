package dev.tern.testkit.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;

/** JSON as the checks write it down. */
final class Json {

  private Json() {}

  /** Reads a text; what is no JSON is missing. */
  static JsonNode parse(String text) {
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** Reads an object of a check; quotes may be written as apostrophes. */
  static ObjectNode object(String text) {
    if (parse(text.replace('\'', '"')) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("A check has an object that is none: " + text);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
