package dev.tern.cdk.destination;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.DamagedMessageException;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.Line;
import dev.tern.cdk.message.MessageParser;
import dev.tern.cdk.message.MessageReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of stdin up to its end, to the first damage or to the request to stop. */
final class WriteInput {

  private final MessageReader reader;
  private final MessageParser parser = new MessageParser();
  private final StopSignal stop;
  private final Notices notices;
  private @Nullable Exception failure;
  private long foreign;
  private int lineBytes;

  WriteInput(MessageReader reader, StopSignal stop, Notices notices) {
    this.reader = reader;
    this.stop = stop;
    this.notices = notices;
    stop.onRequest(reader::stop);
  }

  /** The next message, or nothing at the end; what is no message is dropped and counted. */
  Optional<Incoming> next() {
    try {
      while (!stop.requested()) {
        Optional<Line> line = reader.next();
        if (line.isEmpty()) {
          return Optional.empty();
        }
        if (line.get().blank()) {
          continue;
        }
        lineBytes = line.get().length();
        Incoming message = parser.parse(line.get());
        if (!(message instanceof Incoming.Foreign text)) {
          return Optional.of(message);
        }
        drop(line.get(), text);
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

  private void drop(Line line, Incoming.Foreign text) {
    foreign++;
    if (notices.first(Notices.Kind.FOREIGN_LINE, null)) {
      notices.warn(
          "Line "
              + line.number()
              + " of the input is no message: "
              + text.reason()
              + ". Lines like it are dropped.");
    }
  }

  /** How long the line of the last message was. */
  int lineBytes() {
    return lineBytes;
  }

  /** Whether the next message has not arrived yet. */
  boolean drained() throws IOException {
    return reader.drained();
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
