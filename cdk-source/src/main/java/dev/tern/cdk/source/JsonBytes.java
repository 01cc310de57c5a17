package dev.tern.cdk.source;

import dev.tern.cdk.message.ProtocolJson;
import java.math.BigDecimal;

/**
 * Writes values as JSON, in the spelling of Jackson, and makes no object for the usual ones. For
 * one thread.
 */
final class JsonBytes {

  private static final int MAX_DIGITS = 20;

  /** So many digits behind the point are written without making an object. */
  private static final int MAX_SCALE = 18;

  /** So many digits behind the point are tried before a double is left to Java. */
  private static final int USUAL_SCALE = 6;

  private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  /** From here to there a double is spelled without an exponent. */
  private static final double LEAST_PLAIN = 1e-3;

  private static final double MOST_PLAIN = 1e7;

  private final LineBytes out;
  private final TextBytes texts;

  JsonBytes(LineBytes out) {
    this.out = out;
    this.texts = new TextBytes(out);
  }

  /** Writes a text; false when half of a surrogate pair stands in it, which has no UTF-8. */
  boolean text(String text) {
    return texts.write(text);
  }

  /** Writes a text that is UTF-8; false when nobody has looked yet whether it is. */
  boolean text(byte[] utf8, int offset, int length) {
    return texts.write(utf8, offset, length);
  }

  /** Writes what is ASCII and needs no escape. */
  void ascii(String text) {
    int length = text.length();
    byte[] bytes = out.room(length);
    int to = out.size();
    for (int at = 0; at < length; at++) {
      bytes[to + at] = (byte) text.charAt(at);
    }
    out.takenUpTo(to + length);
  }

  /** Writes a whole number. */
  void number(long value) {
    if (value == Long.MIN_VALUE) { // has no counterpart
      ascii(Long.toString(value));
      return;
    }
    byte[] bytes = out.room(MAX_DIGITS);
    int from = signed(value, bytes);
    int end = from + Digits.count(Math.abs(value));
    Digits.put(Math.abs(value), bytes, from, end);
    out.takenUpTo(end);
  }

  /** Writes an exact number. */
  void decimal(long unscaled, int scale) {
    if (scale <= 0 || scale > MAX_SCALE || unscaled == Long.MIN_VALUE) {
      number(BigDecimal.valueOf(unscaled, scale));
      return;
    }
    long whole = Math.abs(unscaled) / Digits.power(scale);
    byte[] bytes = out.room(2 * MAX_DIGITS);
    int from = signed(unscaled, bytes);
    int point = from + Digits.count(whole);
    int end = point + 1 + scale;
    Digits.put(whole, bytes, from, point);
    bytes[point] = '.';
    Digits.put(Math.abs(unscaled) - whole * Digits.power(scale), bytes, point + 1, end);
    out.takenUpTo(end);
  }

  /** Where the digits start, behind the sign if there is one. */
  private int signed(long value, byte[] bytes) {
    int at = out.size();
    if (value >= 0) {
      return at;
    }
    bytes[at] = '-';
    return at + 1;
  }

  /** Writes an exact number. */
  void number(BigDecimal value) {
    ascii(ProtocolJson.text(value));
  }

  /** Whether a number is spelled without an exponent. */
  static boolean isPlain(double value) {
    return Math.abs(value) >= LEAST_PLAIN && Math.abs(value) < MOST_PLAIN;
  }

  /**
   * Writes a finite number.
   *
   * <p>Two different numbers of up to 15 digits are never the same double: the first that is this
   * one is the shortest.
   */
  void number(double value) {
    double size = Math.abs(value);
    if (isPlain(value)) {
      for (int scale = 1; scale <= USUAL_SCALE; scale++) {
        long unscaled = Math.round(size * TENS[scale]);
        if (unscaled / TENS[scale] == size) {
          decimal(value < 0 ? -unscaled : unscaled, scale);
          return;
        }
      }
    }
    ascii(Double.toString(value));
  }
}
