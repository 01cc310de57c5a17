package dev.tern.worker.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Times, bounds and strictness of an attempt.
 *
 * @param queueBytes what both queues hold together; 64 MiB by default
 * @param sourceSilence without a RECORD or STATE for so long the source has failed; 3 hours (P13)
 * @param destinationSilence one blocked write, or no end after the input's end; 2 hours (P13)
 * @param grace between SIGTERM and SIGKILL; 10 seconds
 * @param strict odd messages fail the attempt, and the source's own statuses are forwarded
 * @param platformLeniency where the protocol document and the platform differ, as the platform does
 * @param tee where all messages go, too, with secrets masked
 * @param most when every stream has sent so many records or its end, the source is asked to end;
 *     what it sends beyond is not counted
 */
public record SyncOptions(
    long queueBytes,
    Duration sourceSilence,
    Duration destinationSilence,
    Duration grace,
    boolean strict,
    boolean platformLeniency,
    Optional<Path> tee,
    long most) {

  /** What a platform does unless told otherwise; whoever wants another says what differs. */
  public static SyncOptions defaults() {
    return new SyncOptions(
        64L << 20,
        Duration.ofHours(3),
        Duration.ofHours(2),
        Duration.ofSeconds(10),
        false,
        false,
        Optional.empty(),
        Long.MAX_VALUE);
  }

  /** The same, with other queues. */
  public SyncOptions withQueueBytes(long bytes) {
    return new SyncOptions(
        bytes, sourceSilence, destinationSilence, grace, strict, platformLeniency, tee, most);
  }

  /** The same, with other patience. */
  public SyncOptions withSilence(Duration source, Duration destination) {
    return new SyncOptions(
        queueBytes, source, destination, grace, strict, platformLeniency, tee, most);
  }

  /** The same, with another time of grace. */
  public SyncOptions withGrace(Duration time) {
    return new SyncOptions(
        queueBytes, sourceSilence, destinationSilence, time, strict, platformLeniency, tee, most);
  }

  /** The same, strict or not. */
  public SyncOptions withStrict(boolean wanted) {
    return new SyncOptions(
        queueBytes, sourceSilence, destinationSilence, grace, wanted, platformLeniency, tee, most);
  }

  /** The same, lenient or not. */
  public SyncOptions withPlatformLeniency(boolean wanted) {
    return new SyncOptions(
        queueBytes, sourceSilence, destinationSilence, grace, strict, wanted, tee, most);
  }

  /** The same, with all messages in a file, if one is given. */
  public SyncOptions withTee(Optional<Path> file) {
    return new SyncOptions(
        queueBytes, sourceSilence, destinationSilence, grace, strict, platformLeniency, file, most);
  }

  /** The same, with an end after so many records of each stream. */
  public SyncOptions atMost(long records) {
    return new SyncOptions(
        queueBytes,
        sourceSilence,
        destinationSilence,
        grace,
        strict,
        platformLeniency,
        tee,
        records);
  }

  /** Whether there is an end before the source's. */
  boolean limited() {
    return most < Long.MAX_VALUE;
  }
}
