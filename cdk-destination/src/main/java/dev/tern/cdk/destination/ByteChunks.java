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

  private static final int SMALLEST = 1024;
  private static final int LARGEST = 256 * 1024;

  private final List<byte[]> chunks = new ArrayList<>();
  private int used;
  private int next = SMALLEST;

  /** How many bytes of memory it would take to add a piece; none while there is room. */
  long growth(int length) {
    return room() >= length ? 0 : Math.max(next, length);
  }

  private int room() {
    return chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).length - used;
  }

  /** Makes room for a piece. */
  void grow(int length) {
    if (room() < length) {
      chunks.add(new byte[Math.max(next, length)]);
      used = 0;
      next = Math.min(LARGEST, next * 2);
    }
  }

  /** Copies a piece into the room that was made; it starts at {@link #position}. */
  void add(byte[] bytes, int offset, int length) {
    System.arraycopy(bytes, offset, chunks.get(chunks.size() - 1), used, length);
    used += length;
  }

  /** The number of the array the next piece goes to. */
  int chunk() {
    return chunks.size() - 1;
  }

  /** Where in that array it goes. */
  int position() {
    return used;
  }

  byte[] array(int chunk) {
    return chunks.get(chunk);
  }
}
