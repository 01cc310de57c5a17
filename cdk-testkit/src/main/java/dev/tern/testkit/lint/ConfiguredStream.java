package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One stream of a configured catalog, as it was written; nothing is demanded of it. */
record ConfiguredStream(StreamDescriptor id, JsonNode json) {

  /** The streams of a catalog, as far as they have a name. */
  static Map<StreamDescriptor, ConfiguredStream> in(JsonNode catalog) {
    Map<StreamDescriptor, ConfiguredStream> streams = new LinkedHashMap<>();
    for (JsonNode entry : catalog.path("streams")) {
      Descriptors.find(entry.path("stream"))
          .ifPresent(id -> streams.put(id, new ConfiguredStream(id, entry)));
    }
    return streams;
  }

  JsonNode stream() {
    return json.path("stream");
  }

  JsonNode schema() {
    return stream().path("json_schema");
  }

  String syncMode() {
    return json.path("sync_mode").asText("full_refresh");
  }

  String destinationSyncMode() {
    return json.path("destination_sync_mode").asText("append");
  }

  boolean incremental() {
    return syncMode().equals("incremental");
  }

  /** Whether the stream offers its sync mode; a full refresh always is. */
  boolean offersItsMode() {
    return syncMode().equals("full_refresh")
        || texts(stream().path("supported_sync_modes")).contains(syncMode());
  }

  /** Whether anything names a cursor; an empty list does not. */
  boolean hasCursor() {
    return stream().path("source_defined_cursor").asBoolean()
        || !json.path("cursor_field").isEmpty()
        || !stream().path("default_cursor_field").isEmpty();
  }

  /** The paths of the key that records are deduplicated by; empty when they are not. */
  List<List<String>> dedupKey() {
    if (!destinationSyncMode().endsWith("_dedup")) {
      return List.of();
    }
    JsonNode own = stream().path("source_defined_primary_key");
    JsonNode key = own.isEmpty() ? json.path("primary_key") : own;
    List<List<String>> paths = new ArrayList<>();
    key.forEach(path -> paths.add(texts(path)));
    return paths;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
