package dev.tern.cdk.spec;

import dev.tern.cdk.spec.TextView.Decoded;

/** Percent escapes of UTF-8 bytes; a byte that is no UTF-8 is read as ISO 8859-1. */
final class PercentEscapes {
  private static final int WIDTH = 3;

  private PercentEscapes() {}

  static void decode(String text, boolean plusIsSpace, Decoded out) {
    int at = 0;
    while (at < text.length()) {
      int first = escaped(text, at);
      if (first < 0) {
        char c = text.charAt(at);
        out.add(plusIsSpace && c == '+' ? ' ' : c, at, at + 1);
        at++;
        continue;
      }
      int bytes = sequence(text, at, first);
      out.add(bytes == 1 ? first : codePoint(text, at, first, bytes), at, at + bytes * WIDTH);
      at += bytes * WIDTH;
    }
  }

  /** How many escapes make one character. */
  private static int sequence(String text, int at, int first) {
    int bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    for (int i = 1; i < bytes; i++) {
      int next = escaped(text, at + i * WIDTH);
      if (next < 0x80 || next > 0xBF) {
        return 1;
      }
    }
    return bytes == 1 || Character.isValidCodePoint(codePoint(text, at, first, bytes)) ? bytes : 1;
  }

  private static int codePoint(String text, int at, int first, int bytes) {
    int value = first & (0xFF >> (bytes + 1));
    for (int i = 1; i < bytes; i++) {
      value = (value << 6) | (escaped(text, at + i * WIDTH) & 0x3F);
    }
    return value;
  }

  /** The byte of the escape there, or -1. */
  private static int escaped(String text, int at) {
    return at < text.length() && text.charAt(at) == '%' ? hex(text, at + 1, 2) : -1;
  }

  /** The number written in so many hexadecimal digits, or -1. */
  static int hex(String text, int from, int digits) {
    if (from + digits > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
