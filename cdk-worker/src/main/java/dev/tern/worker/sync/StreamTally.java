package dev.tern.worker.sync;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one configured stream.
 *
 * <p>What is read is counted by one thread, what is sent by another, what is committed by a third;
 * anybody may look.
 */
final class StreamTally {

  private final StreamDescriptor source;
  private final StreamDescriptor destination;
  private final ConfiguredAirbyteStream configured;
  private final long most;

  private final AtomicLong sent = new AtomicLong();

  /** For the thread that reads: now, at the last state of the stream, and of the last block. */
  private long rowsRead;

  private long bytesRead;
  private long rowsSealed;
  private long bytesSealed;
  private long rowsBlocked;

  private long read;
  private long readBytes;
  private long committed;
  private long committedBytes;
  private long rejected;
  private OptionalLong estimatedRows = OptionalLong.empty();
  private OptionalLong estimatedBytes = OptionalLong.empty();
  private @Nullable AirbyteStreamStatus status;
  private @Nullable String reason;
  private @Nullable Instant lastCommit;
  private @Nullable StreamCounts shown;
  private @Nullable StreamCounts kept;

  /** A stream of which no more records count than these. */
  StreamTally(ConfiguredAirbyteStream configured, StreamMapping mapping, long most) {
    this.configured = configured;
    this.most = most;
    this.source = StreamNames.of(configured);
    this.destination = mapping.toDestination(source);
  }

  /** What the source calls it. */
  StreamDescriptor source() {
    return source;
  }

  /** What the destination calls it. */
  StreamDescriptor destination() {
    return destination;
  }

  /** As the user configured it. */
  ConfiguredAirbyteStream configured() {
    return configured;
  }

  /** Records were read: one at a time where there is a limit to them. */
  void read(int rows, int size) {
    if (rowsRead < most) {
      rowsRead += rows;
      bytesRead += size;
    }
  }

  /** Whether it has sent all that is wanted of it, or its end: for the thread that reads. */
  boolean enough() {
    return rowsRead == most || status().equals(Optional.of(AirbyteStreamStatus.COMPLETE));
  }

  /** What was read since the last call, for the state that covers it. */
  Share seal() {
    Share share = new Share(this, rowsRead - rowsSealed, bytesRead - bytesSealed);
    rowsSealed = rowsRead;
    bytesSealed = bytesRead;
    return share;
  }

  /** How many records were read since the last call, for the block they stand in. */
  long cutBlock() {
    long cut = rowsRead - rowsBlocked;
    rowsBlocked = rowsRead;
    if (cut > 0) {
      flow();
    }
    return cut;
  }

  /** Records mean that the stream runs, whatever was told before. */
  private synchronized void flow() {
    read = rowsRead;
    readBytes = bytesRead;
    if (status == AirbyteStreamStatus.STARTED || reason != null) {
      status = AirbyteStreamStatus.RUNNING;
      reason = null;
    }
  }

  /** Records were handed to the destination. */
  void sent(long rows) {
    sent.lazySet(sent.getPlain() + rows);
  }

  /** Records are under an acknowledged state. */
  synchronized void commit(long rows, long bytes, Instant now) {
    committed += rows;
    committedBytes += bytes;
    lastCommit = now;
  }

  /** The destination refused records. */
  synchronized void reject(long rows) {
    rejected += rows;
  }

  synchronized void estimate(OptionalLong rows, OptionalLong bytes) {
    estimatedRows = rows;
    estimatedBytes = bytes;
  }

  synchronized void status(AirbyteStreamStatus told, Optional<String> why) {
    status = told;
    reason = why.orElse(null);
  }

  /** The last status the source told. */
  synchronized Optional<AirbyteStreamStatus> status() {
    return Optional.ofNullable(status);
  }

  /** The counters as they stand. */
  synchronized StreamCounts counts() {
    return new StreamCounts(
        read,
        readBytes,
        sent.get(),
        committed,
        committedBytes,
        rejected,
        estimatedRows,
        estimatedBytes,
        Optional.ofNullable(status),
        Optional.ofNullable(reason),
        Optional.ofNullable(lastCommit));
  }

  /** The counters, if they are others than the last time somebody was shown them. */
  synchronized Optional<StreamCounts> toShow() {
    StreamCounts now = counts();
    boolean changed = !now.equals(shown);
    shown = now;
    return changed ? Optional.of(now) : Optional.empty();
  }

  /** The counters, if they are others than the last time they were kept. */
  synchronized Optional<StreamCounts> toKeep() {
    StreamCounts now = counts();
    boolean changed = !now.equals(kept);
    kept = now;
    return changed ? Optional.of(now) : Optional.empty();
  }
}
