package dev.tern.examples.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in the order of a primary key.
 *
 * @param texts the exact text of each column of the key; empty for the place before all rows
 */
record KeyPlace(List<String> texts) {

  /** Before all rows. */
  static final KeyPlace START = new KeyPlace(List.of());

  KeyPlace {
    texts = List.copyOf(texts);
  }

  boolean isStart() {
    return texts.isEmpty();
  }

  ArrayNode toJson() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    texts.forEach(json::add);
    return json;
  }

  /** The token of the page that follows this place. */
  String token() {
    return toJson().toString();
  }

  static KeyPlace ofToken(String token) {
    try {
      return of(ProtocolJson.mapper().readTree(token));
    } catch (JsonProcessingException e) {
      throw unreadable();
    }
  }

  static KeyPlace of(JsonNode json) {
    if (!json.isArray()) {
      throw unreadable();
    }
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return new KeyPlace(texts);
  }

  private static ConfigException unreadable() {
    return new ConfigException(
        "The saved state holds a place in a primary key that cannot be read. Reset the stream.");
  }
}
