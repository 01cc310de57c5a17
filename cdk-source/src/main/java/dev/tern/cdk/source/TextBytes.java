package dev.tern.cdk.source;

import dev.tern.cdk.message.JsonScanner;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes texts as JSON, in the spelling of Jackson, and makes no object for any. For one thread.
 */
final class TextBytes {

  private static final int CHUNK = 1024;

  /** A control character takes the most bytes: a backslash, {@code u}, and four digits. */
  private static final int LONGEST_ESCAPE = 6;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ESCAPES = escapes();

  private final LineBytes out;
  private final char[] letters = new char[CHUNK];

  TextBytes(LineBytes out) {
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
  boolean write(String text) {
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
    int singly = 0; // up to here they are written one by one
    while (at < count) {
      char letter = letters[at];
      if (at >= singly) {
        int plain = plain(bytes, to, at, count);
        to += plain;
        at += plain;
        singly = at + Long.BYTES;
      } else if (letter < 0x80) {
        to = ascii(bytes, to, letter);
        at++;
      } else if (!Character.isSurrogate(letter)) {
        to = longer(bytes, to, letter);
        at++;
      } else if (at + 1 < count && Character.isSurrogatePair(letter, letters[at + 1])) {
        to = pair(bytes, to, Character.toCodePoint(letter, letters[at + 1]));
        at += 2;
      } else {
        break;
      }
    }
    out.takenUpTo(to);
    return at;
  }

  /** Writes letters, eight at a time while all of them stand for themselves; says how many. */
  private int plain(byte[] bytes, int to, int from, int count) {
    int at = from;
    while (at <= count - Long.BYTES && areAscii(at)) {
      long eight = eight(at);
      if (!JsonScanner.isPlain(eight)) {
        break;
      }
      LONGS.set(bytes, to + at - from, eight);
      at += Long.BYTES;
    }
    return at - from;
  }

  private boolean areAscii(int at) {
    char[] from = letters;
    return (from[at]
            | from[at + 1]
            | from[at + 2]
            | from[at + 3]
            | from[at + 4]
            | from[at + 5]
            | from[at + 6]
            | from[at + 7])
        < 0x80;
  }

  private long eight(int at) {
    char[] from = letters;
    int low = from[at] | (from[at + 1] << 8) | (from[at + 2] << 16) | (from[at + 3] << 24);
    int high = from[at + 4] | (from[at + 5] << 8) | (from[at + 6] << 16) | (from[at + 7] << 24);
    return ((long) high << Integer.SIZE) | low; // both are ASCII, hence not negative
  }

  private static int ascii(byte[] bytes, int from, int letter) {
    byte escape = ESCAPES[letter];
    int to = from;
    if (escape == 0) {
      bytes[to++] = (byte) letter;
      return to;
    }
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

  private static int longer(byte[] bytes, int from, int letter) {
    int to = from;
    if (letter < 0x800) {
      bytes[to++] = (byte) (0xC0 | (letter >> 6));
    } else {
      bytes[to++] = (byte) (0xE0 | (letter >> 12));
      bytes[to++] = tail(letter >> 6);
    }
    bytes[to++] = tail(letter);
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

  /**
   * Writes a text that is UTF-8.
   *
   * @return whether it is ASCII without escapes; if not, it is not looked at whether it is UTF-8
   */
  boolean write(byte[] utf8, int offset, int length) {
    int end = offset + length;
    int plain = JsonScanner.plainEnd(utf8, offset, end);
    out.write('"');
    out.write(utf8, offset, plain - offset);
    for (int from = plain; from < end; from += CHUNK) {
      int until = Math.min(end, from + CHUNK);
      byte[] bytes = out.room((until - from) * LONGEST_ESCAPE);
      int to = out.size();
      for (int at = from; at < until; at++) {
        byte next = utf8[at];
        if (next < 0) {
          bytes[to++] = next;
        } else {
          to = ascii(bytes, to, next);
        }
      }
      out.takenUpTo(to);
    }
    out.write('"');
    return plain == end;
  }
}
