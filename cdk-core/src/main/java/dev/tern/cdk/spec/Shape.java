package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * One type in the author's record: the schema of its JSON form, with the way from that form to its
 * value.
 *
 * <p>Both live in one place so that a configuration that fits the schema can be read.
 */
interface Shape {

  /** A new schema, free to be changed. */
  ObjectNode schema();

  /**
   * The value; a {@link dev.tern.cdk.error.ConfigException} with the pointer when the JSON does not
   * fit.
   */
  Object read(JsonNode value, String pointer);

  /** The JSON form of an annotation's text; an IllegalArgumentException when there is none. */
  default JsonNode parse(String text) {
    try {
      return SpecJson.parse(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** The value of an absent key, if the key may be absent. */
  default Optional<Object> absent() {
    return Optional.empty();
  }

  /** The author's type whose title and description stand in for missing ones. */
  default Optional<Class<?>> section() {
    return Optional.empty();
  }
}
