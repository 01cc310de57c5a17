package dev.tern.cdk.message;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A growing byte array that holds whole lines, plus the one being written.
 *
 * <p>A line counts only once it is committed; a line that failed half way is rolled back, so that
 * no half line can ever leave the process. Not safe for several threads.
 */
final class LineBuffer extends OutputStream {

  private static final int INITIAL_BYTES = 64 * 1024;
  private static final int KEPT_BYTES = 4 * 1024 * 1024;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size;
  private int committed;

  @Override
  public void write(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    ensure(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Ends the line being written. */
  void commit() {
    write('\n');
    committed = size;
  }

  /** Adds whole lines, with their ends, while no line is being written. */
  void append(byte[] whole, int offset, int length) {
    write(whole, offset, length);
    committed = size;
  }

  /** Forgets the line being written. */
  void rollback() {
    size = committed;
  }

  /** How many bytes of whole lines wait. */
  int committed() {
    return committed;
  }

  /** Moves the whole lines to a stream; they are gone from here even when the stream fails. */
  void drainTo(OutputStream out) throws IOException {
    int length = committed;
    committed = 0;
    size = 0;
    try {
      out.write(bytes, 0, length);
      out.flush();
    } finally {
      if (bytes.length > KEPT_BYTES) {
        bytes = new byte[INITIAL_BYTES];
      }
    }
  }

  private void ensure(int more) {
    if (more <= bytes.length - size) {
      return;
    }
    long wanted = Math.max((long) size + more, bytes.length * 2L);
    if ((long) size + more > Integer.MAX_VALUE - 8) {
      throw new OutOfMemoryError("A line of output is larger than 2 GiB.");
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
  }
}
