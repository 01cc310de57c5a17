package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How a JSON string is spelled: in strict UTF-8, with escapes. */
final class JsonText {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;

  private JsonText() {}

  /**
   * Walks over a string.
   *
   * @param from the index behind the quote that opens it
   * @return the index behind the quote that closes it, or {@link JsonScanner#BROKEN}, or {@link
   *     JsonScanner#CUT}
   */
  static int end(byte[] json, int from, int limit) {
    int at = plain(json, from, limit);
    while (at < limit && json[at] != '"') {
      int next = json[at] < 0 ? foreign(json, at, limit) : escape(json, at, limit);
      if (next < 0) {
        return next;
      }
      at = plain(json, next, limit);
    }
    return at < limit ? at + 1 : JsonScanner.CUT;
  }

  /**
   * Walks over a string that is the name of a field: unlike in a value, Jackson takes no half of a
   * surrogate pair in it.
   */
  static int nameEnd(byte[] json, int from, int limit) {
    int at = plain(json, from, limit);
    if (at < limit && json[at] == '"') {
      return at + 1;
    }
    int end = end(json, from, limit);
    return end < 0 || TextDecoder.paired(json, from, end) ? end : JsonScanner.BROKEN;
  }

  /**
   * The index of the first byte that does not stand for itself: a quote, a backslash, a control
   * character or a part of a longer character; else the limit.
   */
  static int plain(byte[] json, int from, int limit) {
    int at = from;
    while (at <= limit - Long.BYTES) {
      long special = special((long) WORD.get(json, at));
      if (special != 0) {
        return at + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < limit && isPlain(json[at])) {
      at++;
    }
    return at;
  }

  /** Marks bytes by their highest bit; the lowest mark is right, those above it may be wrong. */
  static long special(long word) {
    return (ended(word) | word) & HIGH;
  }

  /** As above, of those bytes only that no longer character has. */
  private static long ended(long word) {
    long quote = word ^ (ONES * '"');
    long backslash = word ^ (ONES * '\\');
    long low = (word - ONES * ' ') | (quote - ONES) | (backslash - ONES);
    return low & ~word;
  }

  /**
   * Walks over longer characters with what stands between them, eight bytes at a time up to one
   * behind which all are whole: texts change from longer to plain characters and back so often that
   * a branch for each change costs more than the bytes.
   */
  private static int foreign(byte[] json, int from, int limit) {
    long state = Utf8.behind(json[from], Utf8.WHOLE);
    int at = from + 1;
    while (at <= limit - Long.BYTES) {
      long word = (long) WORD.get(json, at);
      long mark = Long.lowestOneBit(ended(word) & HIGH);
      state = Utf8.behindAll(word & ((mark >>> 7) - 1), state);
      at += Long.numberOfTrailingZeros(mark) >>> 3;
      if (Utf8.isWhole(state)) {
        return at;
      }
      if (mark != 0) {
        return JsonScanner.BROKEN;
      }
    }
    while (at < limit && !Utf8.isWhole(state)) {
      state = Utf8.behind(json[at++], state);
    }
    return Utf8.isWhole(state) ? at : Utf8.isWrong(state) ? JsonScanner.BROKEN : JsonScanner.CUT;
  }

  private static boolean isPlain(byte next) {
    return next >= ' ' && next != '"' && next != '\\';
  }

  private static int escape(byte[] json, int at, int limit) {
    if (json[at] != '\\') {
      return JsonScanner.BROKEN;
    }
    if (at + 1 >= limit) {
      return JsonScanner.CUT;
    }
    return switch (json[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> hexadecimal(json, at + 2, limit);
      default -> JsonScanner.BROKEN;
    };
  }

  private static int hexadecimal(byte[] json, int from, int limit) {
    for (int at = from; at < from + 4; at++) {
      if (at >= limit) {
        return JsonScanner.CUT;
      }
      if (Character.digit(json[at], 16) < 0) {
        return JsonScanner.BROKEN;
      }
    }
    return from + 4;
  }

  /** A valid string as Java has it, halves of surrogate pairs included. */
  static String string(byte[] json, int from, int to) {
    try (JsonParser parser = ProtocolJson.parser(json, from, to - from)) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      throw new IllegalArgumentException("A string that was valid cannot be read.", e);
    }
  }
}
