package dev.tern.cdk.source;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Whole lines of records that wait to be handed over, plus the one being written.
 *
 * <p>A line counts only once it is committed. For one thread at a time.
 */
final class Lines extends OutputStream {

  private static final int INITIAL_BYTES = 8 * 1024;
  private static final int KEPT_BYTES = 1024 * 1024;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size;
  private int committed;
  private int count;

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
    count++;
  }

  /** Forgets the line being written. */
  void rollback() {
    size = committed;
  }

  /** Forgets all lines. */
  void clear() {
    size = 0;
    committed = 0;
    count = 0;
    if (bytes.length > KEPT_BYTES) {
      bytes = new byte[INITIAL_BYTES];
    }
  }

  /** How many lines wait. */
  int count() {
    return count;
  }

  /** How many bytes they have. */
  int committed() {
    return committed;
  }

  /** Where the next byte goes. */
  int size() {
    return size;
  }

  /** The bytes themselves, up to {@link #committed}. */
  byte[] bytes() {
    return bytes;
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
