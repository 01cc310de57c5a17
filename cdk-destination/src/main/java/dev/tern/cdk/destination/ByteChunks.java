package dev.tern.cdk.destination;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of many small pieces in a few arrays, the first one small and each of the next twice as
 * large up to a limit.
 *
 * <p>A piece is never cut in two; one that is larger than a chunk gets an array of its own.
 */
final class ByteChunks {

  /** The size of most arrays. */
  static final int LARGEST = 256 * 1024;

  private final MemoryBudget budget;
  private final List<byte[]> chunks = new ArrayList<>();
  private byte[] last = {};
  private int used;
  private int next;

  /**
   * None yet.
   *
   * @param budget gives the arrays
   * @param smallest the size of the first one, a power of two
   */
  ByteChunks(MemoryBudget budget, int smallest) {
    this.budget = budget;
    this.next = smallest;
  }

  /** How many bytes of memory it would take to add a piece; none while there is room. */
  long growth(int length) {
    return last.length - used >= length ? 0 : Math.max(next, length);
  }

  /** Makes room for a piece, for which the growth was reserved; it starts at {@link #position}. */
  byte[] room(int length) {
    if (last.length - used < length) {
      last = budget.array(Math.max(next, length));
      chunks.add(last);
      used = 0;
      next = Math.min(LARGEST, next * 2);
    }
    return last;
  }

  /** The number of the array the next piece goes to. */
  int chunk() {
    return chunks.size() - 1;
  }

  /** Where in that array it goes. */
  int position() {
    return used;
  }

  /** A piece was put into its room. */
  void added(int length) {
    used += length;
  }

  byte[] array(int chunk) {
    return chunks.get(chunk);
  }

  /** All arrays. */
  List<byte[]> arrays() {
    return chunks;
  }
}
