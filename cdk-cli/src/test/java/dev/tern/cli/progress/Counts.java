package dev.tern.cli.progress;

import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.StreamCounts;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Counters as a worker would tell them. */
record Counts(
    long read, long committed, OptionalLong estimate, Optional<AirbyteStreamStatus> status) {

  static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  static Counts read(long read) {
    return new Counts(read, 0, OptionalLong.empty(), Optional.of(AirbyteStreamStatus.RUNNING));
  }

  Counts committed(long rows) {
    return new Counts(read, rows, estimate, status);
  }

  Counts of(long rows) {
    return new Counts(read, committed, OptionalLong.of(rows), status);
  }

  Counts status(AirbyteStreamStatus told) {
    return new Counts(read, committed, estimate, Optional.of(told));
  }

  StreamCounts toCounts() {
    return toCounts(Optional.empty());
  }

  StreamCounts limited(String reason) {
    return toCounts(Optional.of(reason));
  }

  private StreamCounts toCounts(Optional<String> reason) {
    return new StreamCounts(
        read,
        read,
        read,
        committed,
        committed,
        0,
        estimate,
        OptionalLong.empty(),
        status,
        reason,
        committed > 0 ? Optional.of(START) : Optional.empty());
  }

  static StreamDescriptor stream(String name) {
    return new StreamDescriptor().withName(name);
  }
}
