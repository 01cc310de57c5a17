package dev.tern.cdk.destination;

import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.Incoming;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What is kept of the records of a batch, in a few arrays however many they are: their bytes, and
 * an entry of a fixed size for each that says where they are.
 */
final class RecordTable {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int CHUNK = 0;
  private static final int OFFSET = 4;
  private static final int LENGTH = 8;
  private static final int CHANGES = 12;
  private static final int TIME = 16;
  private static final int POSITION = 24;
  private static final int ENTRY = 32;

  private static final int SMALLEST = 1024;
  private static final int SMALLEST_ENTRIES = 512;

  /** Entries in the first array, and in each of those that are not larger than the one before. */
  private static final int FIRST = SMALLEST_ENTRIES / ENTRY;

  private static final int MOST = ByteChunks.LARGEST / ENTRY;
  private static final int DOUBLINGS = Integer.numberOfTrailingZeros(MOST / FIRST);

  private final ByteChunks bytes;
  private final ByteChunks entries;
  private int size;
  private long dataBytes;
  private boolean released;

  /**
   * Holds nothing.
   *
   * @param budget gives the arrays
   */
  RecordTable(MemoryBudget budget) {
    this.bytes = new ByteChunks(budget, SMALLEST);
    this.entries = new ByteChunks(budget, SMALLEST_ENTRIES);
  }

  /** How many bytes of memory it takes to add a record. */
  long growth(RecordPiece piece) {
    return entries.growth(ENTRY) + bytes.growth(piece.length());
  }

  /** Adds a record, for which the growth was reserved. */
  void add(RecordPiece piece, long position) {
    Incoming.Record record = piece.record();
    byte[] changes = piece.changes();
    byte[] array = bytes.room(piece.length());
    int offset = bytes.position();
    System.arraycopy(record.data(), record.offset(), array, offset, record.length());
    System.arraycopy(changes, 0, array, offset + record.length(), changes.length);
    if (record.spaced()) {
      onOneLine(array, offset, record.length());
    }
    bytes.added(piece.length());

    byte[] entry = entries.room(ENTRY);
    int at = entries.position();
    INT.set(entry, at + CHUNK, bytes.chunk());
    INT.set(entry, at + OFFSET, offset);
    INT.set(entry, at + LENGTH, record.length());
    INT.set(entry, at + CHANGES, changes.length);
    LONG.set(entry, at + TIME, record.emittedAt());
    LONG.set(entry, at + POSITION, position);
    entries.added(ENTRY);
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

  int size() {
    return size;
  }

  /** How many bytes the data of all records has. */
  long dataBytes() {
    return dataBytes;
  }

  byte[] array(int index) {
    return bytes.array(number(index, CHUNK));
  }

  int offset(int index) {
    return number(index, OFFSET);
  }

  int length(int index) {
    return number(index, LENGTH);
  }

  /** How many bytes the changes have that stand behind the data. */
  int changesLength(int index) {
    return number(index, CHANGES);
  }

  long time(int index) {
    return (long) LONG.get(entry(index), place(index) + TIME);
  }

  long position(int index) {
    return (long) LONG.get(entry(index), place(index) + POSITION);
  }

  private int number(int index, int field) {
    return (int) INT.get(entry(index), place(index) + field);
  }

  /** The array that has the entry of a record. */
  private byte[] entry(int index) {
    if (released) {
      throw new SystemException(
          "A record was used after its batch was written. Keep copies of what is needed in the"
              + " writer, not the records.");
    }
    return entries.array(chunk(index));
  }

  /** The arrays hold twice as many entries as the one before, up to a limit. */
  private static int chunk(int index) {
    int doublings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(index / FIRST + 1);
    return doublings < DOUBLINGS
        ? doublings
        : DOUBLINGS + (index - FIRST * ((1 << DOUBLINGS) - 1)) / MOST;
  }

  private static int place(int index) {
    int chunk = chunk(index);
    int before =
        chunk < DOUBLINGS
            ? FIRST * ((1 << chunk) - 1)
            : FIRST * ((1 << DOUBLINGS) - 1) + (chunk - DOUBLINGS) * MOST;
    return ENTRY * (index - before);
  }

  /** Gives all arrays away: nobody may look at the records any more. */
  List<List<byte[]>> release() {
    released = true;
    return List.of(bytes.arrays(), entries.arrays());
  }
}
