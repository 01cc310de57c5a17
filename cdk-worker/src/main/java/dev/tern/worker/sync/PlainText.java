package dev.tern.worker.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A run of bytes that can stand on one line: strict UTF-8 without control characters. */
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
   * @return negative when there is no strict UTF-8 before it
   */
  static int end(byte[] text, int from, int limit) {
    int at = asciiEnd(text, from, limit);
    while (at >= 0 && at < limit && text[at] < 0) {
      at = characterEnd(text, at, limit);
      at = at < 0 || (at < limit && text[at] < 0) ? at : asciiEnd(text, at, limit);
    }
    return at;
  }

  /** The first byte that is a control character or not ASCII. */
  private static int asciiEnd(byte[] text, int from, int limit) {
    int at = from;
    while (at <= limit - Long.BYTES) {
      long word = (long) WORD.get(text, at);
      long special = (((word - ONES * ' ') & ~word) | word) & HIGH;
      if (special != 0) {
        return at + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < limit && text[at] >= ' ') {
      at++;
    }
    return at;
  }

  /** The index behind a character of several bytes. */
  private static int characterEnd(byte[] text, int at, int limit) {
    int first = text[at] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return BROKEN;
    }
    int end = at + (first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4);
    if (end > limit) {
      return BROKEN;
    }
    boolean valid = secondFits(first, text[at + 1] & 0xFF);
    for (int i = at + 2; i < end; i++) {
      valid &= (text[i] & 0xC0) == 0x80;
    }
    return valid ? end : BROKEN;
  }

  /** No overlong form, no half of a surrogate pair, nothing behind the last character. */
  private static boolean secondFits(int first, int second) {
    int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
  }
}
