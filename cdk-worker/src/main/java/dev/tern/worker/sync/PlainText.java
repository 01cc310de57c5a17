package dev.tern.worker.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A run of bytes that can stand on one line: no control characters, and each character has as many
 * bytes as its first one says, four at most.
 *
 * <p>That finds texts in another charset and torn ones, eight bytes at a time. What strict UTF-8
 * refuses beyond it, overlong forms, surrogates, first bytes above F7 and numbers above U+10FFFF,
 * is left to whoever reads the text.
 */
final class PlainText {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final int BROKEN = -1;

  /** Longer characters are seldom alone: to look for ASCII behind each costs more than they do. */
  private static final int MIXED_BYTES = 512;

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
    while (at <= last) {
      at = owed == 0 ? asciiEnd(text, at, last) : at;
      int stop = Math.min(last, at + MIXED_BYTES);
      for (; at <= stop; at += Long.BYTES) {
        long word = (long) WORD.get(text, at);
        long controls = controls(word);
        if (controls != 0) {
          return end(at, word, controls, owed);
        }
        long first = first(word);
        if ((owed | owing(word, first)) != ((word & HIGH) ^ first)) {
          return BROKEN;
        }
        owed = owedBehind(word, first);
      }
    }
    if (at >= limit) {
      return owed == 0 ? limit : BROKEN;
    }
    long word = rest(text, at, limit);
    return end(at, word, controls(word), owed);
  }

  /** The index of the lowest control of a word; what stands above it does not count. */
  private static int end(int at, long word, long controls, long owed) {
    long text = word & (controls - 1) & ~controls;
    long first = first(text);
    return (owed | owing(text, first)) == ((text & HIGH) ^ first)
        ? at + (Long.numberOfTrailingZeros(controls) >>> 3)
        : BROKEN;
  }

  /** Bytes that are controls: the lowest is one, the others may be none. */
  private static long controls(long word) {
    return (word - ONES * ' ') & ~word & HIGH;
  }

  /** Bytes that begin a longer character. */
  private static long first(long word) {
    return word & HIGH & (word << 1);
  }

  /** Bytes of a word that have to continue what begins in it. */
  private static long owing(long word, long first) {
    long ofThree = first & (word << 2);
    return (first << 8) | (ofThree << 16) | ((ofThree & (word << 3)) << 24);
  }

  /** Bytes of the next word that have to. */
  private static long owedBehind(long word, long first) {
    long ofThree = first & (word << 2);
    return (first >>> 56) | (ofThree >>> 48) | ((ofThree & (word << 3)) >>> 40);
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
