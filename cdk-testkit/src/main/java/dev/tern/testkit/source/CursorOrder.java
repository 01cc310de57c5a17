package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** The order of cursors: numbers by value, all else by text. */
enum CursorOrder implements Comparator<JsonNode> {
  INSTANCE;

  @Override
  public int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue())
        : one.asText().compareTo(other.asText());
  }
}
