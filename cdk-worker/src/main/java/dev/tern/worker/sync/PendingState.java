package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A state that the source sent and the destination has not answered yet.
 *
 * @param id given by the worker, greater with every state (P5)
 * @param stream whose state it is, by the source's names; none for GLOBAL and LEGACY
 * @param state the inside of the message as it came
 * @param size the bytes of its line
 * @param shares what it covers and no state before it does
 * @param said how many records it covers, by the source
 * @param dropped how many of these never went on
 * @param emittedAt when it came
 */
record PendingState(
    long id,
    AirbyteStateType type,
    Optional<StreamDescriptor> stream,
    ObjectNode state,
    int size,
    List<Share> shares,
    OptionalLong said,
    long dropped,
    Instant emittedAt) {

  PendingState {
    shares = List.copyOf(shares);
  }

  /** How many records it covers, by the worker. */
  long rows() {
    return shares.stream().mapToLong(Share::rows).sum();
  }

  /** The same state, covering more; what it covers of one stream becomes one share. */
  PendingState covering(List<Share> more) {
    Map<StreamTally, Share> merged = new LinkedHashMap<>();
    more.forEach(share -> merged.merge(share.stream(), share, Share::plus));
    return new PendingState(
        id, type, stream, state, size, List.copyOf(merged.values()), said, dropped, emittedAt);
  }

  /** What a state says, whoever wrote it; without what is about it. */
  static JsonNode content(AirbyteStateType type, JsonNode state) {
    JsonNode content =
        switch (type) {
          case STREAM -> state.path("stream").path("stream_state");
          case GLOBAL -> state.path("global");
          case LEGACY -> state.path("data");
        };
    return content.isNull() ? MissingNode.getInstance() : content;
  }
}
