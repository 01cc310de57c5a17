package dev.tern.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns what a source offers into what the demo wants of it. */
final class Catalogs {

  private static final String CURSOR = "updated_at";

  private Catalogs() {}

  /**
   * All streams: those that say when a row was updated incrementally, the others anew each time.
   */
  static ObjectNode configure(JsonNode discovered) {
    ObjectNode catalog = Json.object();
    ArrayNode streams = catalog.putArray("streams");
    for (JsonNode stream : discovered.path("streams")) {
      streams.add(configured(stream));
    }
    return catalog;
  }

  private static ObjectNode configured(JsonNode stream) {
    ObjectNode configured = Json.object();
    configured.set("stream", stream);
    if (stream.path("json_schema").path("properties").has(CURSOR)) {
      configured.put("sync_mode", "incremental");
      configured.putArray("cursor_field").add(CURSOR);
      configured.put("destination_sync_mode", "append");
    } else {
      configured.put("sync_mode", "full_refresh");
      configured.put("destination_sync_mode", "overwrite");
    }
    if (stream.has("source_defined_primary_key")) {
      configured.set("primary_key", stream.get("source_defined_primary_key"));
    }
    return configured;
  }
}
