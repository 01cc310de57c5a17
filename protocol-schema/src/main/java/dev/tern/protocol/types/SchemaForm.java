package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The dialect a type is written in.
 *
 * <p>Reading needs no form: {@link DataType#parse} understands all of them, mixed in one schema.
 */
public enum SchemaForm {
  /** The dialect every running platform speaks: JSON-schema types with {@code airbyte_type}. */
  V0,

  /**
   * {@link #V0} where every property of an object, at any depth, is declared as {@code ["null",
   * T]}.
   *
   * <p>The meaning is the same, because every value of the protocol may be null; platforms show it
   * to their users, so sources write this form.
   */
  V0_NULLABLE,

  /** References to {@code WellKnownTypes.json}; numbers travel as strings. */
  V1;

  /**
   * The dialect of a schema as it stands: {@link #V1} when a well-known type is named anywhere in
   * it, else {@link #V0}. Never throws.
   *
   * <p>A schema without numbers may be of both dialects and counts as {@link #V0}: its data is the
   * same in either.
   */
  public static SchemaForm of(JsonNode schema) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(schema);
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      if (Spelling.isWellKnown(node.path("$ref").asText())) {
        return V1;
      }
      node.forEach(open::push);
    }
    return V0;
  }
}
