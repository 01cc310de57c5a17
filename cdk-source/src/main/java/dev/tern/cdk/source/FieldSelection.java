package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The top-level fields the user wants of a stream: those of the schema in the configured catalog
 * (READ-4). A schema without {@code properties} wants all.
 */
final class FieldSelection {

  private final Set<String> wanted = new HashSet<>();
  private final boolean all;

  FieldSelection(@Nullable JsonNode schema) {
    this.all = schema == null || !schema.path("properties").isObject();
    if (schema != null) {
      schema.path("properties").fieldNames().forEachRemaining(wanted::add);
    }
  }

  /** The record without the fields that nobody wants; the record given stays as it is. */
  JsonNode select(JsonNode record) {
    if (all || wantsAllOf(record)) {
      return record;
    }
    ObjectNode selected = record.<ObjectNode>deepCopy();
    return selected.retain(wanted);
  }

  private boolean wantsAllOf(JsonNode record) {
    Iterator<String> names = record.fieldNames();
    while (names.hasNext()) {
      if (!wanted.contains(names.next())) {
        return false;
      }
    }
    return true;
  }
}
