package dev.tern.cdk.source;

import java.io.OutputStream;
import java.util.Arrays;

/** A growing array of bytes that its owner may look into. Not safe for several threads. */
final class LineBytes extends OutputStream {

  private static final int INITIAL = 16 * 1024;

  private byte[] bytes = new byte[INITIAL];
  private int size;

  @Override
  public void write(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  @Override
  public void write(byte[] source) {
    write(source, 0, source.length);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** The array, with room for more bytes behind the end; see {@link #takenUpTo}. */
  byte[] room(int more) {
    ensure(more);
    return bytes;
  }

  /** Takes what was written into the room. */
  void takenUpTo(int end) {
    size = end;
  }

  /** The array that holds the bytes from its start; another one after the next write. */
  byte[] array() {
    return bytes;
  }

  /** How many bytes there are. */
  int size() {
    return size;
  }

  /** Forgets what came after the first bytes. */
  void cut(int size) {
    this.size = size;
  }

  /** Forgets everything, and gives back an array that grew above what is kept. */
  void clear(int kept) {
    size = 0;
    if (bytes.length > Math.max(kept, INITIAL)) {
      bytes = new byte[INITIAL];
    }
  }

  private void ensure(int more) {
    if (more <= bytes.length - size) {
      return;
    }
    int most = Integer.MAX_VALUE - 8;
    long needed = (long) size + more;
    if (needed > most) {
      throw new OutOfMemoryError("Records of more than 2 GiB wait to be written.");
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, bytes.length * 2L), most));
  }
}
