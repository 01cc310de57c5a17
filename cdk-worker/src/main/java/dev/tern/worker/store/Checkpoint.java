package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An acknowledged state, as the history remembers it.
 *
 * @param streamName none when the state is one for all streams
 * @param state the blob of the stream, the whole GLOBAL object, or the LEGACY blob
 * @param rowCount records under it, since the checkpoint before
 * @param byteCount the size of their data
 * @param rejectedCount records of them that the destination refused
 * @param rowsEver records under all checkpoints of the stream so far, thinned ones included
 */
public record Checkpoint(
    long id,
    UUID connectionId,
    long jobId,
    long attemptId,
    AirbyteStateType type,
    Optional<String> streamNamespace,
    Optional<String> streamName,
    JsonNode state,
    long rowCount,
    long byteCount,
    long rejectedCount,
    long rowsEver,
    Instant emittedAt,
    Instant acknowledgedAt) {

  /** The stream; none when the state is one for all. */
  public Optional<StreamDescriptor> stream() {
    return key().stream();
  }

  StreamKey key() {
    return new StreamKey(streamName, streamNamespace);
  }
}
