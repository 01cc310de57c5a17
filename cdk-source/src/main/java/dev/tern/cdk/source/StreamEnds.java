package dev.tern.cdk.source;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.OutputClosedException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How each stream ends: COMPLETE behind its last state, or INCOMPLETE with the reason. What one of
 * them does to itself is no matter for the others, unless the first failure is to end them
 * (READ-22).
 *
 * <p>For who is inside of the gate.
 */
final class StreamEnds {

  private final ReadDesk desk;
  private final boolean failFast;

  StreamEnds(ReadDesk desk, boolean failFast) {
    this.desk = desk;
    this.failFast = failFast;
  }

  /** A stream is begun. */
  void begin(StreamRun run) {
    run.ledger().status().started();
    if (run.planned().stream().isEmpty()) {
      desk.warn(
          "Stream "
              + run.name()
              + " is in the catalog but not in the source. It is skipped; discover again.");
      run.giveUp();
    }
  }

  /** A part has failed. */
  void failed() {
    if (failFast) {
      desk.stop().request();
    }
  }

  /** Nothing more will come of a stream. */
  void end(StreamRun run) {
    run.end();
    run.notes().messages(run.rules()).forEach(desk.context().out()::write);
    run.read().flatMap(StreamRead::warning).ifPresent(desk::warn);
    if (run.complete()) {
      if (run.read().isPresent() && run.read().get().complete()) {
        desk.states().moved(run.ledger());
      }
      desk.states().complete(run.ledger());
      return;
    }
    run.failure()
        .ifPresent(
            cause ->
                desk.context()
                    .report(named(cause, run.planned()), Optional.of(run.ledger().stream())));
    desk.states().abandon(run.ledger());
  }

  /** A stream that was never begun, or whose worker does not come back. */
  void leaveBehind(StreamRun run) {
    run.ledger().status().started();
    run.giveUp();
    end(run);
  }

  /**
   * Reports what threads of the author still wanted to emit when their stream was over: it is lost.
   */
  void reportLate(StreamRun run) {
    run.late()
        .find()
        .ifPresent(late -> desk.context().report(late, Optional.of(run.ledger().stream())));
  }

  /** Nobody is left to read, whatever the author made of it. */
  static void requireOutput(@Nullable Throwable failure) {
    causes(failure)
        .filter(OutputClosedException.class::isInstance)
        .findFirst()
        .ifPresent(
            closed -> {
              throw (OutputClosedException) closed;
            });
  }

  /** Whether a failure is the answer to the request to stop. */
  static boolean endedByStop(StopSignal stop, Throwable failure) {
    return stop.requested()
        && causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof StoppedException
                        || cause instanceof InterruptedException
                        || cause instanceof InterruptedIOException
                        || cause instanceof ClosedByInterruptException);
  }

  /** An unexpected failure in a sentence that names the stream; the frames stay the author's. */
  private static Throwable named(Throwable failure, PlannedStream planned) {
    if (failure instanceof ConnectorException || failure instanceof VirtualMachineError) {
      return failure;
    }
    SystemException named =
        new SystemException(
            String.format(
                "Stream %s failed with an unexpected %s. This is a defect of the connector: report"
                    + " it with the details of this message.",
                StreamNames.text(planned.descriptor()), failure.getClass().getSimpleName()),
            failure);
    named.setStackTrace(new StackTraceElement[0]);
    return named;
  }

  private static Stream<Throwable> causes(@Nullable Throwable failure) {
    return failure == null
        ? Stream.empty()
        : Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
