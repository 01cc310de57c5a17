package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Judges whether connections that use one catalog can use the next. */
final class CatalogDiff {

  private static final String RULE = "LINT-CAT-7";

  private final Verdicts verdicts;
  private final Spot spot;

  CatalogDiff(Verdicts verdicts, Spot spot) {
    this.verdicts = verdicts;
    this.spot = spot;
  }

  /** Compares a catalog with the one before. */
  void compare(JsonNode before, JsonNode now) {
    verdicts.looked(RULE);
    Map<StreamDescriptor, JsonNode> streams = byName(now);
    byName(before)
        .forEach(
            (id, stream) -> {
              JsonNode next = streams.get(id);
              String name = Descriptors.text(id);
              rule(next != null, "Stream " + name + " was removed");
              if (next != null) {
                stream(name, stream, next);
              }
            });
  }

  private void rule(boolean fulfilled, String what) {
    verdicts.require(fulfilled, RULE, spot, what);
  }

  private static Map<StreamDescriptor, JsonNode> byName(JsonNode catalog) {
    Map<StreamDescriptor, JsonNode> streams = new HashMap<>();
    for (JsonNode stream : catalog.path("streams")) {
      Descriptors.find(stream).ifPresent(id -> streams.put(id, stream));
    }
    return streams;
  }

  private void stream(String name, JsonNode before, JsonNode now) {
    Set<JsonNode> modes = new HashSet<>();
    now.path("supported_sync_modes").forEach(modes::add);
    for (JsonNode mode : before.path("supported_sync_modes")) {
      rule(modes.contains(mode), name + " lost sync mode " + mode);
    }
    JsonNode key = before.path("source_defined_primary_key");
    JsonNode nextKey = now.path("source_defined_primary_key");
    rule(key.isEmpty() || key.equals(nextKey), name + " has another primary key");
    JsonNode cursor = before.path("default_cursor_field");
    JsonNode nextCursor = now.path("default_cursor_field");
    rule(cursor.isEmpty() || cursor.equals(nextCursor), name + " has another default cursor");
    fields(name, before.path("json_schema"), now.path("json_schema"));
  }

  private void fields(String name, JsonNode before, JsonNode now) {
    for (Map.Entry<String, JsonNode> field : before.path("properties").properties()) {
      JsonNode next = now.path("properties").path(field.getKey());
      String place = name + " field '" + field.getKey() + "'";
      rule(!next.isMissingNode(), place + " was removed");
      if (!next.isMissingNode()) {
        rule(kinds(next).equals(kinds(field.getValue())), place + " has another type");
        fields(place, field.getValue(), next);
      }
    }
  }

  /** What the type of a field depends on; that it may be null does not matter. */
  private static Set<String> kinds(JsonNode schema) {
    Set<String> kinds = Schemas.types(schema);
    kinds.remove("null");
    kinds.add("format " + schema.path("format").asText());
    kinds.add("airbyte_type " + schema.path("airbyte_type").asText());
    return kinds;
  }
}
