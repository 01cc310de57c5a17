package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.StreamDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Writes states behind the records they cover, through the writer of the records (READ-14), with
 * their exact number (READ-18).
 *
 * <p>A checkpoint at the position of the one before waits for the position to move or for the end
 * of the stream (READ-17). The end of a stream always has a state (READ-16).
 */
final class Checkpointer {

  private final MessageWriter out;
  private final StateBook book;
  private long records;

  private StreamDescriptor stream = new StreamDescriptor();
  private JsonNode latest = JsonNodeFactory.instance.objectNode();
  private @Nullable JsonNode written;

  Checkpointer(MessageWriter out, StateBook book) {
    this.out = out;
    this.book = book;
  }

  /**
   * Turns to the next stream.
   *
   * @param start the state it is read from
   */
  void begin(StreamDescriptor stream, JsonNode start) {
    this.stream = stream;
    this.latest = start;
    this.written = null;
    if (!book.whole()) {
      records = 0; // of a stream that failed behind its last state
    }
  }

  /** Counts a record that was written. */
  void count() {
    records++;
  }

  /** Covers every record counted so far. */
  void checkpoint(JsonNode state) {
    latest = state.deepCopy();
    if (!latest.equals(written)) {
      write();
    }
  }

  /** Takes a new shared part for the states to come. */
  void share(JsonNode shared) {
    book.share(shared);
  }

  /** Ends the stream with a state that covers all of its records. */
  void complete() {
    if (records > 0 || !latest.equals(written)) {
      write();
    }
  }

  private void write() {
    out.write(Messages.state(book.update(stream, latest, records)));
    written = latest;
    records = 0;
  }
}
