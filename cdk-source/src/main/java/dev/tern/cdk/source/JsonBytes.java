package dev.tern.cdk.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes values as JSON, in the spelling of Jackson, and makes no object for the usual ones. For
 * one thread.
 */
final class JsonBytes {

  private static final int CHUNK = 1024;

  /** A control character takes the most bytes: a backslash, {@code u}, and four digits. */
  private static final int LONGEST_ESCAPE = 6;

  private static final int MAX_DIGITS = 20;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ESCAPES = escapes();

  /** So many digits behind the point are tried before a double is left to Java. */
  private static final int USUAL_SCALE = 6;

  private static final double[] TENS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  /** From here to there a double is spelled without an exponent. */
  private static final double LEAST_PLAIN = 1e-3;

  private static final double MOST_PLAIN = 1e7;

  private final LineBytes out;
  private final char[] letters = new char[CHUNK];
  private final byte[] digits = new byte[MAX_DIGITS];

  JsonBytes(LineBytes out) {
    this.out = out;
  }

  /** What stands behind the backslash of an ASCII character; 0 for one that is not escaped. */
  private static byte[] escapes() {
    byte[] escapes = new byte[0x80];
    for (int control = 0; control < ' '; control++) {
      escapes[control] = 'u';
    }
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  /** Writes a text; false when half of a surrogate pair stands in it, which has no UTF-8. */
  boolean text(String text) {
    int length = text.length();
    int from = 0;
    out.write('"');
    while (from < length) {
      int count = Math.min(CHUNK, length - from);
      text.getChars(from, from + count, letters, 0);
      int taken = letters(count);
      if (taken < count && (taken == 0 || from + count == length)) {
        return false;
      }
      from += taken;
    }
    out.write('"');
    return true;
  }

  /** Writes letters up to half of a pair; says how many. */
  private int letters(int count) {
    byte[] bytes = out.room(count * LONGEST_ESCAPE);
    int to = out.size();
    int at = 0;
    while (at < count) {
      char letter = letters[at];
      if (letter < 0x80) {
        byte escape = ESCAPES[letter];
        if (escape == 0) {
          bytes[to++] = (byte) letter;
        } else {
          to = escape(bytes, to, letter, escape);
        }
      } else if (letter < 0x800) {
        bytes[to++] = (byte) (0xC0 | (letter >> 6));
        bytes[to++] = tail(letter);
      } else if (!Character.isSurrogate(letter)) {
        bytes[to++] = (byte) (0xE0 | (letter >> 12));
        bytes[to++] = tail(letter >> 6);
        bytes[to++] = tail(letter);
      } else if (at + 1 < count && Character.isSurrogatePair(letter, letters[at + 1])) {
        to = pair(bytes, to, Character.toCodePoint(letter, letters[++at]));
      } else {
        break;
      }
      at++;
    }
    out.takenUpTo(to);
    return at;
  }

  private static int escape(byte[] bytes, int from, int letter, byte escape) {
    int to = from;
    bytes[to++] = '\\';
    bytes[to++] = escape;
    if (escape == 'u') {
      bytes[to++] = '0';
      bytes[to++] = '0';
      bytes[to++] = HEX[letter >> 4];
      bytes[to++] = HEX[letter & 0xF];
    }
    return to;
  }

  private static int pair(byte[] bytes, int to, int point) {
    bytes[to] = (byte) (0xF0 | (point >> 18));
    bytes[to + 1] = tail(point >> 12);
    bytes[to + 2] = tail(point >> 6);
    bytes[to + 3] = tail(point);
    return to + 4;
  }

  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  /** Writes a text that is UTF-8; whether it is, is not looked at. */
  void text(byte[] utf8, int offset, int length) {
    out.write('"');
    int end = offset + length;
    for (int from = offset; from < end; from += CHUNK) {
      int until = Math.min(end, from + CHUNK);
      byte[] bytes = out.room((until - from) * LONGEST_ESCAPE);
      int to = out.size();
      for (int at = from; at < until; at++) {
        byte next = utf8[at];
        byte escape = next < 0 ? 0 : ESCAPES[next];
        if (escape == 0) {
          bytes[to++] = next;
        } else {
          to = escape(bytes, to, next, escape);
        }
      }
      out.takenUpTo(to);
    }
    out.write('"');
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
    int from = digits(value);
    if (value < 0) {
      out.write('-');
    }
    out.write(digits, from, MAX_DIGITS - from);
  }

  /** Writes an exact number. */
  void decimal(long unscaled, int scale) {
    if (scale <= 0 || scale >= MAX_DIGITS) {
      number(BigDecimal.valueOf(unscaled, scale));
      return;
    }
    int from = digits(unscaled);
    int point = MAX_DIGITS - scale;
    while (from >= point) {
      digits[--from] = '0';
    }
    if (unscaled < 0) {
      out.write('-');
    }
    out.write(digits, from, point - from);
    out.write('.');
    out.write(digits, point, scale);
  }

  /** Leaves the digits at the end of their array; says where they start. */
  private int digits(long value) {
    long left = value < 0 ? value : -value; // the least long has no counterpart
    int at = MAX_DIGITS;
    do {
      long tenth = left / 10;
      digits[--at] = (byte) ('0' + (tenth * 10 - left));
      left = tenth;
    } while (left != 0);
    return at;
  }

  /** Writes an exact number. */
  void number(BigDecimal value) {
    ascii(RecordGenerator.text(value));
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
