package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A whole connection specification, in which a part can point to another.
 *
 * @param root the outermost schema
 */
record SchemaDocument(JsonNode root) {
  private static final int MOST_HOPS = 16;

  /** The schema itself, behind its local {@code $ref} if it has one. */
  JsonNode resolve(JsonNode schema) {
    JsonNode found = schema;
    for (int hops = 0; hops < MOST_HOPS && found.path("$ref").isTextual(); hops++) {
      String reference = found.get("$ref").textValue();
      found = reference.startsWith("#") ? at(reference.substring(1)) : MissingNode.getInstance();
    }
    return found;
  }

  private JsonNode at(String pointer) {
    return pointer.isEmpty() || pointer.startsWith("/")
        ? root.at(pointer)
        : MissingNode.getInstance();
  }
}
