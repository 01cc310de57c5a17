package dev.tern.cdk.destination;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.DamagedMessageException;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.MessageScanner;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of stdin up to its end, to the first damage or to the request to stop. */
final class WriteInput {

  private final MessageScanner messages;
  private final StopSignal stop;
  private final Notices notices;
  private @Nullable Exception failure;
  private long foreign;

  WriteInput(MessageReader reader, StopSignal stop, Notices notices) {
    this.messages = new MessageScanner(reader);
    this.stop = stop;
    this.notices = notices;
    stop.onRequest(reader::stop);
  }

  /** The next message, or nothing at the end; what is no message is dropped and counted. */
  Optional<Incoming> next() {
    try {
      while (!stop.requested()) {
        Optional<Incoming> message = messages.next();
        if (message.isPresent() && message.get() instanceof Incoming.Foreign text) {
          drop(text);
        } else {
          return message;
        }
      }
    } catch (DamagedMessageException e) {
      failure = e;
    } catch (IOException e) {
      failure =
          new SystemException(
              "The input cannot be read: " + e.getMessage() + ". Pipe a source into this command.",
              e);
    }
    return Optional.empty();
  }

  private void drop(Incoming.Foreign text) {
    foreign++;
    if (notices.first(Notices.Kind.FOREIGN_LINE, null)) {
      notices.warn(
          "Line "
              + messages.line()
              + " of the input is no message: "
              + text.reason()
              + ". Lines like it are dropped.");
    }
  }

  /** Whether the next message has not arrived yet. */
  boolean drained() throws IOException {
    return messages.drained();
  }

  /** Says how many lines were dropped, and fails when the input did not end the way it should. */
  void end() throws Exception {
    if (foreign > 0) {
      notices.warn(
          foreign == 1
              ? "1 line of the input was no message and was dropped."
              : foreign + " lines of the input were no messages and were dropped.");
    }
    if (failure != null) {
      throw failure;
    }
  }
}
