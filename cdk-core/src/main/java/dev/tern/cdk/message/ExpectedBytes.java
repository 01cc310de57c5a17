package dev.tern.cdk.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes that are expected somewhere, mostly rightly: names of fields, compared eight bytes at a
 * time, without a call for the few there are. Immutable.
 */
public final class ExpectedBytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;

  /** The first eight bytes and the last eight, which overlap in a name of less than sixteen. */
  private final long first;

  private final long last;

  /** What of eight bytes counts. */
  private final long mask;

  /** Keeps the array. */
  public ExpectedBytes(byte[] bytes) {
    this.bytes = bytes;
    int missing = Math.max(0, Long.BYTES - bytes.length);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + missing);
    this.first = (long) LONGS.get(padded, 0);
    this.last = (long) LONGS.get(padded, padded.length - Long.BYTES);
    this.mask = missing == Long.BYTES ? 0 : -1L >>> (missing * Byte.SIZE);
  }

  /** How many they are. */
  public int length() {
    return bytes.length;
  }

  /** Whether a range holds them from an index on, and at least one byte more. */
  public boolean stand(byte[] array, int from, int limit) {
    int length = bytes.length;
    if (limit - from <= length) {
      return false;
    }
    if (from > array.length - Long.BYTES) {
      return Arrays.equals(bytes, 0, length, array, from, from + length);
    }
    long start = (long) LONGS.get(array, from);
    if (length < Long.BYTES) {
      return (start & mask) == first;
    }
    return start == first
        && (long) LONGS.get(array, from + length - Long.BYTES) == last
        && (length <= 2 * Long.BYTES || middle(array, from));
  }

  private boolean middle(byte[] array, int from) {
    int end = bytes.length - Long.BYTES;
    return Arrays.equals(bytes, Long.BYTES, end, array, from + Long.BYTES, from + end);
  }
}
