package dev.tern.cdk.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.util.Map;
import java.util.Optional;

/**
 * What an earlier sync left behind, sorted by stream.
 *
 * <p>A stream whose state is null, absent or was never there is not in the map: it starts from the
 * beginning. An empty object is a state and stays one.
 *
 * @param type the kind of state that came in; empty when there was none
 * @param streams state of each stream
 * @param shared the shared part of a GLOBAL state
 * @param legacy the whole blob of a LEGACY state
 */
public record SavedState(
    Optional<AirbyteStateType> type,
    Map<StreamDescriptor, JsonNode> streams,
    Optional<JsonNode> shared,
    Optional<JsonNode> legacy) {

  /** Keeps its own copy of the map. */
  public SavedState {
    streams = Map.copyOf(streams);
  }

  /** No state: everything starts from the beginning. */
  public static SavedState none() {
    return new SavedState(Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
  }

  /** The state of a stream, unless it starts from the beginning. */
  public Optional<JsonNode> of(StreamDescriptor stream) {
    return Optional.ofNullable(streams.get(stream));
  }
}
