package dev.tern.worker.sync;

import dev.tern.cdk.message.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A run of bytes that can stand on one line: strict UTF-8 without control characters. */
final class PlainText {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;

  private PlainText() {}

  /**
   * The index of the first control character, or the limit.
   *
   * @return negative when there is no strict UTF-8 before it
   */
  static int end(byte[] text, int from, int limit) {
    int at = asciiEnd(text, from, limit);
    while (at >= 0 && at < limit && text[at] < 0) {
      at = Utf8.end(text, at, limit);
      at = at < 0 ? at : asciiEnd(text, at, limit);
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
}
