package dev.tern.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states a destination has given back: only what these cover is known to be stored, so only
 * they are kept for the next sync.
 */
final class Acknowledged {

  private final Map<String, JsonNode> lastStates = new LinkedHashMap<>();

  /** What one sync moved of a stream, as the destination counts it. */
  record Moved(long records, long states) {

    Moved plus(long more) {
      return new Moved(records + more, states + 1);
    }
  }

  /** Takes over the states of one sync; the last one of a stream counts. */
  Map<String, Moved> take(Transcript said) {
    Map<String, Moved> moved = new LinkedHashMap<>();
    for (JsonNode state : said.all("STATE", "state")) {
      String stream = state.at("/stream/stream_descriptor/name").asText();
      lastStates.put(stream, state);
      long records = state.at("/destinationStats/recordCount").asLong();
      moved.put(stream, moved.getOrDefault(stream, new Moved(0, 0)).plus(records));
    }
    return moved;
  }

  /** What the next sync starts with: the content of its {@code --state} file. */
  ArrayNode forNextSync() {
    return Json.array().addAll(lastStates.values());
  }
}
