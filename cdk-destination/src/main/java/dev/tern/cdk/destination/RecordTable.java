package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** What is kept of the records of a batch, in a few arrays however many they are. */
final class RecordTable {

  /** Bytes the arrays take for one record: four ints and two longs. */
  private static final int BYTES_PER_RECORD = 4 * Integer.BYTES + 2 * Long.BYTES;

  private static final int SMALLEST = 16;
  private static final byte[] NOTHING = {};

  private final ByteChunks bytes = new ByteChunks();
  private int[] chunks = {};
  private int[] offsets = {};
  private int[] lengths = {};
  private int[] changes = {};
  private long[] times = {};
  private long[] positions = {};
  private int size;
  private long dataBytes;

  /**
   * A record made ready to be kept.
   *
   * @param record the record as it came
   * @param changes its changes as JSON; empty when it has none
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes that are copied once and never shared
  record Piece(Incoming.Record record, byte[] changes) {

    static Piece of(Incoming.Record record) {
      byte[] changes =
          record
              .meta()
              .map(meta -> meta.path("changes"))
              .filter(said -> said.isArray() && !said.isEmpty())
              .map(Piece::json)
              .orElse(NOTHING);
      return new Piece(record, changes);
    }

    private static byte[] json(JsonNode node) {
      try {
        return ProtocolJson.mapper().writeValueAsBytes(node);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int length() {
      return Math.addExact(record.length(), changes.length);
    }
  }

  /** How many bytes of memory it takes to add a record. */
  long growth(Piece piece) {
    long rows = size < lengths.length ? 0 : (long) (capacity() - size) * BYTES_PER_RECORD;
    return rows + bytes.growth(piece.length());
  }

  private int capacity() {
    return Math.max(SMALLEST, size + size / 2);
  }

  void add(Piece piece, long position) {
    if (size == lengths.length) {
      grow(capacity());
    }
    Incoming.Record record = piece.record();
    bytes.grow(piece.length());
    chunks[size] = bytes.chunk();
    offsets[size] = bytes.position();
    lengths[size] = record.length();
    changes[size] = piece.changes().length;
    times[size] = record.emittedAt();
    positions[size] = position;
    bytes.add(record.data(), record.offset(), record.length());
    bytes.add(piece.changes(), 0, piece.changes().length);
    onOneLine(bytes.array(chunks[size]), offsets[size], lengths[size]);
    dataBytes += record.length();
    size++;
  }

  /** A carriage return can only be white space here, and some readers take it for a line end. */
  private static void onOneLine(byte[] data, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (data[i] == '\r') {
        data[i] = ' ';
      }
    }
  }

  private void grow(int capacity) {
    chunks = Arrays.copyOf(chunks, capacity);
    offsets = Arrays.copyOf(offsets, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    changes = Arrays.copyOf(changes, capacity);
    times = Arrays.copyOf(times, capacity);
    positions = Arrays.copyOf(positions, capacity);
  }

  int size() {
    return size;
  }

  /** How many bytes the data of all records has. */
  long dataBytes() {
    return dataBytes;
  }

  byte[] array(int index) {
    return bytes.array(chunks[index]);
  }

  int offset(int index) {
    return offsets[index];
  }

  int length(int index) {
    return lengths[index];
  }

  /** How many bytes the changes have that stand behind the data. */
  int changesLength(int index) {
    return changes[index];
  }

  long time(int index) {
    return times[index];
  }

  long position(int index) {
    return positions[index];
  }
}
