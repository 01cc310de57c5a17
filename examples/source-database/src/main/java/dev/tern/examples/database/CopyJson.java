package dev.tern.examples.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a JSON object that grows out of rows of COPY, whose escapes of texts are nearly
 * those of JSON. For one thread.
 */
final class CopyJson {

  private static final int KEPT_BYTES = 1024 * 1024;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NUMBERED = "\\u00".getBytes(StandardCharsets.US_ASCII);

  /** The bytes of texts that stand for themselves in JSON. */
  private static final boolean[] PLAIN = new boolean[256];

  static {
    Arrays.fill(PLAIN, ' ', PLAIN.length, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
  }

  private byte[] bytes = new byte[1024];
  private int size;
  private int seen;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** Whether all texts are ASCII, so that nobody has to look whether they are UTF-8. */
  boolean isAscii() {
    return (seen & 0x80) == 0;
  }

  /** Begins the next object. */
  void clear() {
    if (bytes.length > KEPT_BYTES) {
      bytes = new byte[KEPT_BYTES];
    }
    size = 0;
    seen = 0;
  }

  void put(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  void put(byte[] json) {
    put(json, 0, json.length);
  }

  void put(byte[] json, int from, int to) {
    reserve(to - from);
    System.arraycopy(json, from, bytes, size, to - from);
    size += to - from;
  }

  /** Puts a text of a row in quotes; says where it ends. */
  int text(byte[] row, int from) {
    put('"');
    int at = plain(row, from);
    while (row[at] != '\t' && row[at] != '\n') {
      at = plain(row, special(row, at));
    }
    put('"');
    return at;
  }

  /** Puts what stands for itself; says where that ends. */
  private int plain(byte[] row, int from) {
    int letters = 0;
    int at = from;
    while (PLAIN[row[at] & 0xff]) {
      letters |= row[at++];
    }
    seen |= letters;
    put(row, from, at);
    return at;
  }

  /** Puts what does not; says what comes next. */
  private int special(byte[] row, int at) {
    boolean escaped = row[at] == '\\';
    byte letter = escaped ? row[at + 1] : row[at];
    if (escaped && letter == 'v') {
      numbered('\013');
    } else if (letter < ' ') {
      numbered(letter);
    } else {
      put('\\');
      put((char) letter);
    }
    return escaped ? at + 2 : at + 1;
  }

  private void numbered(int control) {
    put(NUMBERED);
    put((char) HEX[control >> 4]);
    put((char) HEX[control & 0xf]);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes =
          Arrays.copyOf(
              bytes,
              Math.max(
                  Math.addExact(size, more),
                  (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
    }
  }
}
