package dev.tern.worker.sync;

import dev.tern.protocol.StreamDescriptor;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What an attempt came to.
 *
 * @param failures the first is the one to show
 * @param sourceExit none when it had to be killed before it ended
 * @param destinationExit none when it had to be killed before it ended
 * @param streams the counters of every configured stream, by the source's names
 * @param warnings what was odd and did no harm, one sentence each
 */
public record AttemptResult(
    Verdict verdict,
    List<FailureReason> failures,
    OptionalInt sourceExit,
    OptionalInt destinationExit,
    Map<StreamDescriptor, StreamCounts> streams,
    List<String> warnings) {

  /** Keeps its own copies. */
  public AttemptResult {
    failures = List.copyOf(failures);
    streams = Map.copyOf(streams);
    warnings = List.copyOf(warnings);
  }

  /** The same where nobody waits for the attempt that would have followed; why, has been told. */
  public AttemptResult stopped() {
    return new AttemptResult(
        Verdict.CANCELLED, List.of(), sourceExit, destinationExit, streams, warnings);
  }
}
