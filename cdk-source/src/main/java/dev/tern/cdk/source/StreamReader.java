package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.OutputClosedException;
import dev.tern.protocol.AirbyteLogMessage;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the planned streams, one at a time and each to its own end: what one of them does to itself
 * is no matter for the others (READ-22).
 */
final class StreamReader {

  private final CommandContext context;
  private final ReadDesk desk;
  private final List<StreamEmitter> completed = new ArrayList<>();

  StreamReader(
      CommandContext context, Checkpointer states, WireDialect dialect, Estimates estimates) {
    this.context = context;
    AuthorTurn turn = new AuthorTurn(context.stop());
    this.desk = new ReadDesk(context.out(), context.stop(), states, turn, dialect, estimates);
  }

  /** Reads one stream from STARTED to COMPLETE or INCOMPLETE. */
  void read(PlannedStream planned) {
    StatusAnnouncer status = new StatusAnnouncer(desk.out(), planned.descriptor());
    status.started();
    if (planned.stream().isEmpty()) {
      warnOfMissing(planned);
      status.incomplete();
      return;
    }
    if (desk.stop().requested() || !read(planned, planned.stream().get(), status)) {
      status.incomplete();
      return;
    }
    desk.states().complete();
    status.complete();
  }

  private boolean read(PlannedStream planned, SourceStream stream, StatusAnnouncer status) {
    desk.states()
        .begin(
            planned.descriptor(),
            planned.request().state().orElseGet(JsonNodeFactory.instance::objectNode));
    StreamEmitter emitter = new StreamEmitter(desk, planned, status);
    Optional<Throwable> failure = attempt(stream, planned.request(), emitter);
    emitter.warnings().forEach(this::warn);
    if (failure.isEmpty()) {
      completed.add(emitter);
      return !desk.stop().requested(); // who is asked to stop may return early
    }
    if (!endedByStop(failure.get())) {
      context.report(named(failure.get(), planned), Optional.of(planned.descriptor()));
    }
    return false;
  }

  /** The author's code, errors and all: the author's frames stay in what is thrown. */
  private Optional<Throwable> attempt(
      SourceStream stream, ReadRequest request, StreamEmitter emitter) {
    Optional<Throwable> failure = Optional.empty();
    try {
      desk.turn().begin();
      stream.forRequest(request).read(request, emitter);
    } catch (Throwable thrown) {
      requireOutput(thrown);
      failure = Optional.of(emitter.refusal().before(thrown));
    } finally {
      desk.turn().end();
      emitter.close();
    }
    failure = failure.or(emitter.refusal()::find); // of which the author may know nothing
    failure.ifPresent(StreamReader::requireOutput);
    return failure;
  }

  /**
   * Reports what threads of the author still wanted to emit when their stream was complete: it is
   * lost.
   */
  void reportLate() {
    for (StreamEmitter emitter : completed) {
      emitter
          .refusal()
          .find()
          .ifPresent(late -> context.report(late, Optional.of(emitter.stream())));
    }
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

  /** Nobody is left to read, whatever the author made of it. */
  private static void requireOutput(Throwable failure) {
    causes(failure)
        .filter(OutputClosedException.class::isInstance)
        .findFirst()
        .ifPresent(
            closed -> {
              throw (OutputClosedException) closed;
            });
  }

  private boolean endedByStop(Throwable failure) {
    return desk.stop().requested()
        && causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof StoppedException
                        || cause instanceof InterruptedException
                        || cause instanceof InterruptedIOException
                        || cause instanceof ClosedByInterruptException);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  private void warnOfMissing(PlannedStream planned) {
    warn(
        "Stream "
            + StreamNames.text(planned.descriptor())
            + " is in the catalog but not in the source. It is skipped; discover again.");
  }

  private void warn(String warning) {
    desk.out().write(Messages.log(AirbyteLogMessage.Level.WARN, warning));
  }
}
