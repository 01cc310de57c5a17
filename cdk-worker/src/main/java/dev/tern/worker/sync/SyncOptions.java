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
 */
public record SyncOptions(
    long queueBytes,
    Duration sourceSilence,
    Duration destinationSilence,
    Duration grace,
    boolean strict,
    boolean platformLeniency,
    Optional<Path> tee) {

  /** What a platform does unless told otherwise. */
  public static SyncOptions defaults() {
    return new SyncOptions(
        64L << 20,
        Duration.ofHours(3),
        Duration.ofHours(2),
        Duration.ofSeconds(10),
        false,
        false,
        Optional.empty());
  }
}
