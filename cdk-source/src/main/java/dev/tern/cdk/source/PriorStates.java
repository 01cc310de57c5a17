package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What earlier syncs saved, by stream, whatever kind of state it came in: kinds convert into each
 * other.
 *
 * @param streams the state of each stream, ordered by namespace and name
 * @param shared the shared part of a GLOBAL state, kept as it is
 */
record PriorStates(Map<StreamDescriptor, JsonNode> streams, Optional<JsonNode> shared) {

  /** The one field of the LEGACY states written by this kit. */
  static final String LEGACY_STREAMS = "streams";

  private static final Comparator<StreamDescriptor> ORDER =
      Comparator.comparing(
              StreamDescriptor::getNamespace, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(StreamDescriptor::getName);

  PriorStates {
    Map<StreamDescriptor, JsonNode> sorted = new TreeMap<>(ORDER);
    sorted.putAll(streams);
    streams = sorted;
  }

  /** The state of a stream, if it has one. */
  Optional<JsonNode> of(StreamDescriptor stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  /** Reads a LEGACY state of this kit's own form; empty when it is of another. */
  static Optional<Map<StreamDescriptor, JsonNode>> parseLegacy(JsonNode data) {
    JsonNode list = data.path(LEGACY_STREAMS);
    if (!list.isArray() || data.size() != 1) {
      return Optional.empty();
    }
    Map<StreamDescriptor, JsonNode> streams = new LinkedHashMap<>();
    for (JsonNode entry : list) {
      JsonNode descriptor = entry.path("stream_descriptor");
      if (!descriptor.path("name").isTextual()) {
        return Optional.empty();
      }
      StreamDescriptor stream =
          new StreamDescriptor()
              .withName(descriptor.path("name").textValue())
              .withNamespace(descriptor.path("namespace").textValue());
      if (entry.hasNonNull("stream_state")) {
        streams.put(stream, entry.path("stream_state"));
      }
    }
    return Optional.of(streams);
  }
}
