package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One message as it was printed.
 *
 * @param payload the object in the field that the type names
 */
record Message(String type, JsonNode payload, Spot spot) {

  /** Whether it is a trace of a kind. */
  boolean isTrace(String kind) {
    return type.equals("TRACE") && payload.path("type").asText().equals(kind);
  }
}
