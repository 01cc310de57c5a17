package dev.tern.cdk.message;

/** Takes the escapes out of valid JSON strings, into a buffer that grows to the longest. */
final class TextDecoder {

  private static final int UNIT = "\\u0000".length();

  private byte[] buffer = new byte[64];
  private int size;
  private boolean replaced;

  /** The index of the first backslash, else the end. */
  static int escape(byte[] json, int from, int to) {
    int at = JsonText.plain(json, from, to);
    while (at < to && json[at] != '\\') {
      at = JsonText.plain(json, at + 1, to);
    }
    return at;
  }

  /** Whether the escapes of a string spell no half of a surrogate pair. */
  static boolean paired(byte[] json, int from, int to) {
    int at = escape(json, from, to);
    while (at < to) {
      boolean half = json[at + 1] == 'u' && Character.isSurrogate(unit(json, at));
      if (half && !opensPair(json, at, to)) {
        return false;
      }
      at = escape(json, at + (half ? 2 * UNIT : 2), to);
    }
    return true;
  }

  /** Decodes what stands between the quotes; says how many bytes it is. */
  int decode(byte[] json, int from, int to) {
    size = 0;
    replaced = false;
    if (buffer.length < to - from) {
      buffer = new byte[Math.max(to - from, (int) Math.min(buffer.length * 2L, 1 << 30))];
    }
    int at = from;
    while (at < to) {
      int escape = escape(json, at, to);
      System.arraycopy(json, at, buffer, size, escape - at);
      size += escape - at;
      at = escape == to ? to : unescape(json, escape, to);
    }
    return size;
  }

  /** What was decoded last. */
  byte[] array() {
    return buffer;
  }

  /** Whether half a surrogate pair had to be replaced in it. */
  boolean replaced() {
    return replaced;
  }

  private int unescape(byte[] json, int at, int to) {
    byte letter = json[at + 1];
    if (letter == 'u') {
      return character(json, at, to);
    }
    buffer[size++] =
        switch (letter) {
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> letter;
        };
    return at + 2;
  }

  private int character(byte[] json, int at, int to) {
    char unit = unit(json, at);
    int next = at + UNIT;
    if (!Character.isSurrogate(unit)) {
      put(unit);
      return next;
    }
    boolean paired = opensPair(json, at, to);
    replaced |= !paired;
    put(paired ? Character.toCodePoint(unit, unit(json, next)) : 0xFFFD);
    return paired ? next + UNIT : next;
  }

  /** Whether the escape at an index and the one behind it are one character. */
  private static boolean opensPair(byte[] json, int at, int to) {
    int next = at + UNIT;
    return Character.isHighSurrogate(unit(json, at))
        && to - next >= UNIT
        && json[next] == '\\'
        && json[next + 1] == 'u'
        && Character.isLowSurrogate(unit(json, next));
  }

  private static char unit(byte[] json, int at) {
    int unit = 0;
    for (int i = at + 2; i < at + UNIT; i++) {
      unit = (unit << 4) | Character.digit(json[i], 16);
    }
    return (char) unit;
  }

  private void put(int point) {
    if (point < 0x80) {
      buffer[size++] = (byte) point;
      return;
    }
    int following = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    int mark = following == 1 ? 0xC0 : following == 2 ? 0xE0 : 0xF0;
    buffer[size++] = (byte) (mark | (point >> (6 * following)));
    for (int i = following - 1; i >= 0; i--) {
      buffer[size++] = (byte) (0x80 | ((point >> (6 * i)) & 0x3F));
    }
  }
}
