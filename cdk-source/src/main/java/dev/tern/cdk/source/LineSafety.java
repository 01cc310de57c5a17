package dev.tern.cdk.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes can stand in a line as the object they are said to be: braces around them, and no
 * control character between, so that nothing ends the line early (ENV-1).
 */
final class LineSafety {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGHEST_BITS = 0x8080808080808080L;
  private static final long BLANKS = 0x2020202020202020L;
  private static final int SMALLEST = "{\"\":0}".length();

  private LineSafety() {}

  static boolean of(ByteRange json) {
    byte[] array = json.array();
    int from = json.offset();
    int end = from + json.length();
    return json.length() >= SMALLEST
        && array[from] == '{'
        && array[end - 1] == '}'
        && withoutControls(array, from, end);
  }

  /** Eight bytes at a time; a byte of a letter beyond ASCII has the highest bit itself. */
  private static boolean withoutControls(byte[] array, int from, int end) {
    int at = from;
    long found = 0;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long bytes = (long) LONGS.get(array, at);
      found |= (bytes - BLANKS) & ~bytes & HIGHEST_BITS;
    }
    for (; at < end; at++) {
      found |= array[at] >= 0 && array[at] < ' ' ? 1 : 0;
    }
    return found == 0;
  }
}
