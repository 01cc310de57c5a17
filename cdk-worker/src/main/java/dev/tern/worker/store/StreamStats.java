package dev.tern.worker.store;

import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.StreamCounts;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far an attempt came with a stream.
 *
 * @param recordsEmitted what the source sent
 * @param recordsSent what was handed to the destination
 * @param recordsCommitted what is under an acknowledged state
 */
public record StreamStats(
    long attemptId,
    Optional<String> streamNamespace,
    Optional<String> streamName,
    long recordsEmitted,
    long bytesEmitted,
    long recordsSent,
    long recordsCommitted,
    long bytesCommitted,
    long recordsRejected,
    OptionalLong estimatedRecords,
    OptionalLong estimatedBytes,
    Optional<String> status,
    Optional<String> statusReason,
    Optional<Instant> lastCommitAt) {

  /** The stream. */
  public StreamDescriptor stream() {
    return new StreamKey(streamName, streamNamespace).stream().orElseThrow();
  }

  /** The same as counters. */
  public StreamCounts counts() {
    return new StreamCounts(
        recordsEmitted,
        bytesEmitted,
        recordsSent,
        recordsCommitted,
        bytesCommitted,
        recordsRejected,
        estimatedRecords,
        estimatedBytes,
        status.map(AirbyteStreamStatus::valueOf),
        statusReason,
        lastCommitAt);
  }
}
