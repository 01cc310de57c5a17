package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteTraceMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/** What a line of input turned out to be. */
public sealed interface Incoming {

  /**
   * A record whose data is still a range of the line's bytes: a valid JSON object nobody has built
   * a tree for.
   *
   * <p>It holds until the next message is asked for: a {@link MessageScanner} uses one object for
   * all records.
   */
  @SuppressWarnings("JavaLangClash") // Incoming.Record
  final class Record implements Incoming {

    private StreamDescriptor stream;
    private byte[] data;
    private int offset;
    private int length;
    private long emittedAt;
    private Optional<JsonNode> meta;
    private int timeOffset = -1;
    private boolean spaced = true;

    Record(StreamDescriptor stream, Optional<JsonNode> meta, byte[] array) {
      this.stream = stream;
      this.meta = meta;
      this.data = array;
    }

    /** Takes the place of another record. */
    Record become(StreamDescriptor newStream, Optional<JsonNode> newMeta, byte[] array) {
      this.stream = newStream;
      this.meta = newMeta;
      this.data = array;
      return this;
    }

    /** Says what is different in every record. */
    Record with(int dataOffset, int dataLength, long time) {
      this.offset = dataOffset;
      this.length = dataLength;
      this.emittedAt = time;
      return this;
    }

    /** Says whether there may be white space between the tokens of its data. */
    Record spaced(boolean maybe) {
      this.spaced = maybe;
      return this;
    }

    /** Says where its time stands in the array. */
    Record timedAt(int at) {
      this.timeOffset = at;
      return this;
    }

    /** Where its time stands in the array; negative when that is not known. */
    int timeOffset() {
      return timeOffset;
    }

    /** Whose record it is; the same object as long as records of that stream follow each other. */
    public StreamDescriptor stream() {
      return stream;
    }

    /** The array that holds the data, among other things. */
    public byte[] data() {
      return data;
    }

    /** Where the data starts in the array. */
    public int offset() {
      return offset;
    }

    /** How many bytes the data has. */
    public int length() {
      return length;
    }

    /** Whether there may be white space between the tokens of the data. */
    public boolean spaced() {
      return spaced;
    }

    /** Epoch milliseconds; the time of arrival when the source gave none. */
    public long emittedAt() {
      return emittedAt;
    }

    /** The changes the source made, if it said so. */
    public Optional<JsonNode> meta() {
      return meta;
    }
  }

  /**
   * A state, kept as it came so that it can be repeated to the letter (WRITE-4).
   *
   * @param stream whose state it is; empty for GLOBAL and LEGACY
   */
  record State(AirbyteStateType type, Optional<StreamDescriptor> stream, StateLine line)
      implements Incoming {}

  /** A trace; the kinds that do not matter to a reader are in it, too. */
  record Trace(AirbyteTraceMessage trace) implements Incoming {}

  /** A message of the protocol that is none of the reader's business. */
  record Other(String type) implements Incoming {}

  /**
   * Something that is no message: foreign text, or JSON with no type we know.
   *
   * @param reason a sentence without the payload
   */
  record Foreign(String reason) implements Incoming {}
}
