package dev.tern.worker.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A run of bytes that can stand on one line: no control characters, and each character has as many
 * bytes as its first one says, four at most.
 *
 * <p>That finds texts in another charset and torn ones, eight bytes at a time. What strict UTF-8
 * refuses beyond it, overlong forms, surrogates and numbers above U+10FFFF, is left to whoever
 * reads the text.
 */
final class PlainText {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final int BROKEN = -1;

  private PlainText() {}

  /**
   * The index of the first control character, or the limit.
   *
   * @param from at least 8
   * @return negative when a character before it is broken
   */
  static int end(byte[] text, int from, int limit) {
    int at = from;
    int last = limit - Long.BYTES;
    long owed = 0; // a high bit for each byte of the next word that has to continue a character
    while (true) {
      at = owed == 0 ? asciiEnd(text, at, last) : at;
      if (at >= limit) {
        return owed == 0 ? limit : BROKEN;
      }
      long word = at <= last ? (long) WORD.get(text, at) : rest(text, at, limit);
      long controls = (word - ONES * ' ') & ~word & HIGH; // the lowest is one, others may be none
      if (((word & HIGH) | owed) != 0) {
        long high = word & HIGH & ~controls & (controls - 1);
        long first = high & (word << 1);
        long ofThree = first & (word << 2);
        long ofFour = ofThree & (word << 3);
        long owing = owed | (first << 8) | (ofThree << 16) | (ofFour << 24);
        if (owing != (high ^ first)) {
          return BROKEN;
        }
        owed = (first >>> 56) | (ofThree >>> 48) | (ofFour >>> 40);
      }
      if (controls != 0) {
        return Math.min(limit, at + (Long.numberOfTrailingZeros(controls) >>> 3));
      }
      at += Long.BYTES;
    }
  }

  /** The first of the eight bytes among which is a control character or none of ASCII. */
  private static int asciiEnd(byte[] text, int from, int last) {
    int at = from;
    while (at <= last) {
      long word = (long) WORD.get(text, at);
      if (((((word - ONES * ' ') & ~word) | word) & HIGH) != 0) {
        return at;
      }
      at += Long.BYTES;
    }
    return at;
  }

  /** The last bytes, the first of them lowest; behind them stand zeros, which are controls. */
  private static long rest(byte[] text, int at, int limit) {
    int over = at + Long.BYTES - limit;
    return (long) WORD.get(text, limit - Long.BYTES) >>> (over * Byte.SIZE);
  }
}
