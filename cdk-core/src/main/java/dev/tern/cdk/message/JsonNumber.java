package dev.tern.cdk.message;

import com.fasterxml.jackson.core.io.NumberInput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** A JSON number as it is spelled. */
final class JsonNumber {

  private static final byte[] HIGHEST =
      Long.toString(Long.MAX_VALUE).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOWEST =
      Long.toString(Long.MIN_VALUE).substring(1).getBytes(StandardCharsets.US_ASCII);
  private static final int LONG_DIGITS = HIGHEST.length;
  private static final int EXPONENT_DIGITS = Integer.toString(Integer.MAX_VALUE).length();

  /** A few characters of an exponent must not become a gigabyte of zeros. */
  private static final int MAX_PLAIN_LENGTH = 9_000;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ZEROS = 0x3030_3030_3030_3030L;
  private static final long HIGH = 0x8080_8080_8080_8080L;

  /** Lifts everything above nine to the highest bit. */
  private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

  private JsonNumber() {}

  /**
   * Walks over a number.
   *
   * @param from where it starts, less than the limit
   * @return the index behind it, or {@link JsonScanner#BROKEN}, or {@link JsonScanner#CUT}
   */
  static int end(byte[] json, int from, int limit) {
    int start = json[from] == '-' ? from + 1 : from;
    int at = digits(json, start, limit);
    if (at < 0 || (json[start] == '0' && at > start + 1)) {
      return at < 0 ? at : JsonScanner.BROKEN;
    }
    int count = at - start;
    int scale = 0;
    if (json[at] == '.') {
      int fraction = at + 1;
      at = digits(json, fraction, limit);
      scale = at - fraction;
      count += scale;
    }
    if (at >= 0 && (json[at] | 0x20) == 'e') {
      int exponent = exponent(json, at + 1, limit);
      at = digits(json, exponent, limit);
      count += at - exponent;
      if (at >= 0 && !fits(json, exponent, at, scale)) {
        return JsonScanner.BROKEN;
      }
    }
    return at >= 0 && count > ProtocolJson.MAX_NUMBER_LENGTH ? JsonScanner.BROKEN : at;
  }

  /**
   * Whether a decimal can have an exponent.
   *
   * @param from its first digit
   * @param scale how many digits of a fraction stand before it
   */
  private static boolean fits(byte[] json, int from, int to, int scale) {
    int first = from;
    while (first < to && json[first] == '0') {
      first++;
    }
    if (to - first > EXPONENT_DIGITS) {
      return false;
    }
    long size = longValue(json, first, to);
    long exponent = json[from - 1] == '-' ? -size : size;
    return Math.abs(scale - exponent) <= ProtocolJson.MAX_SCALE;
  }

  private static int exponent(byte[] json, int at, int limit) {
    return at < limit && (json[at] == '+' || json[at] == '-') ? at + 1 : at;
  }

  /** The index behind at least one digit, where something must follow. */
  private static int digits(byte[] json, int from, int limit) {
    int at = from;
    while (at <= limit - Long.BYTES) {
      long others = others((long) WORD.get(json, at));
      if (others != 0) {
        at += Long.numberOfTrailingZeros(others) >>> 3;
        return at == from ? JsonScanner.BROKEN : at;
      }
      at += Long.BYTES;
    }
    while (at < limit && isDigit(json[at])) {
      at++;
    }
    if (at == limit) {
      return JsonScanner.CUT;
    }
    return at == from ? JsonScanner.BROKEN : at;
  }

  /** Marks bytes that are no digits; the lowest mark is right, those above it may be wrong. */
  private static long others(long word) {
    long digits = word ^ ZEROS;
    return ((digits + ABOVE_NINE) | digits) & HIGH;
  }

  static boolean isDigit(byte next) {
    return next >= '0' && next <= '9';
  }

  /** Whether a number has neither a fraction nor an exponent. */
  static boolean isWhole(byte[] json, int from, int to) {
    for (int at = from; at < to; at++) {
      if (!isDigit(json[at]) && json[at] != '-') {
        return false;
      }
    }
    return true;
  }

  /** Whether a whole number fits into 64 bits. */
  static boolean fitsLong(byte[] json, int from, int to) {
    int first = json[from] == '-' ? from + 1 : from;
    if (to - first != LONG_DIGITS) {
      return to - first < LONG_DIGITS;
    }
    byte[] last = first > from ? LOWEST : HIGHEST;
    return Arrays.compare(json, first, to, last, 0, LONG_DIGITS) <= 0;
  }

  /** A whole number that fits into 64 bits. */
  static long longValue(byte[] json, int from, int to) {
    int first = json[from] == '-' ? from + 1 : from;
    long value = 0;
    for (int at = first; at < to; at++) {
      value = value * 10 - (json[at] - '0');
    }
    return first > from ? value : -value;
  }

  /** Any number, with all its digits. */
  static BigDecimal decimal(byte[] json, int from, int to) {
    int point = -1;
    long unscaled = 0;
    int first = json[from] == '-' ? from + 1 : from;
    if (to - first >= LONG_DIGITS) {
      return NumberInput.parseBigDecimal(text(json, from, to), false);
    }
    for (int at = first; at < to; at++) {
      if (isDigit(json[at])) {
        unscaled = unscaled * 10 + (json[at] - '0');
      } else if (json[at] == '.') {
        point = at;
      } else {
        return NumberInput.parseBigDecimal(text(json, from, to), false);
      }
    }
    return BigDecimal.valueOf(first > from ? -unscaled : unscaled, point < 0 ? 0 : to - point - 1);
  }

  /** How a number is written: without an exponent, unless that takes thousands of zeros. */
  static String text(BigDecimal number) {
    return Math.abs((long) number.scale()) + number.precision() <= MAX_PLAIN_LENGTH
        ? number.toPlainString()
        : shortest(number);
  }

  /** The spelling with the fewest digits, which are as many as in the one it was read from. */
  private static String shortest(BigDecimal number) {
    String digits = number.unscaledValue() + "E" + -(long) number.scale();
    boolean fewZeros = Math.abs((long) number.scale()) <= ProtocolJson.MAX_NUMBER_LENGTH;
    return Stream.of(pointed(number), digits, fewZeros ? number.toPlainString() : digits)
        .min(Comparator.comparingLong(text -> text.chars().filter(Character::isDigit).count()))
        .orElse(digits);
  }

  /** With the point behind the first digit, also where {@code toString()} writes zeros instead. */
  private static String pointed(BigDecimal number) {
    long exponent = number.precision() - 1L - number.scale();
    String sign = exponent > 0 ? "+" : "";
    return number.movePointLeft(Math.toIntExact(exponent)).toPlainString() + "E" + sign + exponent;
  }

  private static String text(byte[] json, int from, int to) {
    return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
