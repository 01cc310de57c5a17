package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes states behind the records they cover, through the writer of the records (READ-14), with
 * their exact number (READ-18).
 *
 * <p>A state whose position did not move waits until it moves or its stream ends (READ-17). The end
 * of a stream always has a state (READ-16), and what is said of that end comes behind it. A state
 * of all streams, unless it is small, waits for the ends of several. For who is inside of the gate.
 */
final class Checkpointer {

  private final MessageWriter out;
  private final StateBook book;
  private final List<StreamLedger> ended = new ArrayList<>();
  private boolean moved;

  Checkpointer(MessageWriter out, StateBook book) {
    this.out = out;
    this.book = book;
  }

  /** Takes note that the position of a stream moved. */
  void moved(StreamLedger stream) {
    stream.moved();
    moved = true;
  }

  /** Takes a new shared part. */
  void share(StreamLedger stream, JsonNode next) {
    if (book.share(next)) {
      moved(stream);
    }
  }

  /** Writes a state if one is due. */
  void offer(StreamLedger stream) {
    if (hasMoved(stream) && stream.tally().due(stream.cadence())) {
      writeIfAffordable(stream);
    }
  }

  /** Ends a stream with a state that covers all of its records. */
  void complete(StreamLedger stream) {
    if (stream.hasTold() && !hasMoved(stream) && stream.tally().records() == 0) {
      stream.status().complete();
      return;
    }
    ended.add(stream);
    if (!book.whole()) {
      write(stream, line(stream));
    } else if (stream.tally().affordable(Cadence.END)) {
      writeIfAffordable(stream);
    }
  }

  /** Ends a stream that failed or was stopped with the last position it moved to. */
  void abandon(StreamLedger stream) {
    if (!book.whole() && stream.hasMoved()) {
      write(stream, line(stream));
    }
    stream.status().incomplete();
  }

  /** Tells what no state has told yet, when all streams have ended. */
  void finish(List<StreamLedger> streams) {
    if (book.whole() && (moved || !ended.isEmpty())) {
      write(streams.get(0), line(streams.get(0)));
    }
  }

  private boolean hasMoved(StreamLedger stream) {
    return book.whole() ? moved : stream.hasMoved();
  }

  private void writeIfAffordable(StreamLedger stream) {
    byte[] line = line(stream);
    stream.tally().sized(line.length);
    if (stream.tally().affordable(ended.isEmpty() ? stream.cadence() : Cadence.END)) {
      write(stream, line);
    }
  }

  private byte[] line(StreamLedger stream) {
    return out.line(Messages.state(book.message(stream, stream.tally().records())));
  }

  private void write(StreamLedger stream, byte[] line) {
    out.writeLine(line);
    stream.tally().told(line.length);
    if (book.whole()) {
      book.told();
      moved = false;
    } else {
      stream.told();
    }
    ended.forEach(complete -> complete.status().complete());
    ended.clear();
  }
}
