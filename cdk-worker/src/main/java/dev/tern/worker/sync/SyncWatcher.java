package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.StreamDescriptor;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Looks on while an attempt runs. It is called often and from several threads: it returns at once,
 * and cannot fail the attempt.
 */
public interface SyncWatcher {

  /** A line for the log of the attempt, secrets already masked. */
  void log(Side side, AirbyteLogMessage line);

  /** The counters of a stream; at most four times a second and stream. */
  void counted(StreamDescriptor stream, StreamCounts counts);

  /** The source's estimate of all streams together; empty once it is known to be worth nothing. */
  default void estimated(OptionalLong rows, OptionalLong bytes) {}

  /**
   * Who waited for whom so far, in nanoseconds: for the next bytes of the source, for room at the
   * destination, or for neither.
   */
  void waited(long forSource, long forDestination, long inWorker);

  /** An attempt failed, and after a wait comes another. */
  default void failed(AttemptResult result, Duration wait) {}
}
