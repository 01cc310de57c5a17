package dev.tern.cdk.destination;

import dev.tern.cdk.message.Incoming;
import dev.tern.protocol.AirbyteTraceMessage;
import java.util.Optional;

/**
 * Takes the input from its first line to its last.
 *
 * <p>What came before the end, a damaged message or the request to stop is stored and acknowledged;
 * nothing after it is.
 */
final class WriteSession {

  private final WriteInput input;
  private final StreamRouter router;
  private final Notices notices;

  WriteSession(WriteInput input, StreamRouter router, Notices notices) {
    this.input = input;
    this.router = router;
    this.notices = notices;
  }

  void run() throws Exception {
    for (Optional<Incoming> message = input.next(); message.isPresent(); message = input.next()) {
      accept(message.get());
      if (router.waiting() && input.drained()) {
        // Nobody knows when the next record comes: a state that waits should not wait for it.
        router.writeWanted();
      }
    }
    FirstFailure outcome = new FirstFailure();
    outcome.attempt(input::end);
    outcome.attempt(router::writeAll);
    outcome.rethrow();
  }

  private void accept(Incoming message) throws Exception {
    if (message instanceof Incoming.Record record) {
      router.record(record);
    } else if (message instanceof Incoming.State state) {
      router.state(state);
    } else if (message instanceof Incoming.Trace trace) {
      accept(trace.trace());
    }
    // whatever else a source says is for the platform (WRITE-1)
  }

  private void accept(AirbyteTraceMessage trace) throws Exception {
    if (trace.getType() == AirbyteTraceMessage.Type.STREAM_STATUS
        && trace.getStreamStatus() != null) {
      router.status(trace.getStreamStatus());
    } else if (trace.getType() == AirbyteTraceMessage.Type.ERROR && trace.getError() != null) {
      // In a pipe nobody else sees it.
      notices.error("The source failed: " + trace.getError().getMessage());
    }
  }
}
