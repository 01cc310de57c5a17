package dev.tern.examples.postgres;

import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/**
 * The bytes on their way into one COPY, in network order.
 *
 * <p>Values of any size go through the same few kilobytes: what is full is sent.
 */
final class CopyBuffer {

  private static final int SIZE = 64 * 1024;
  private static final int ONE_BYTE = 0x80;
  private static final int TWO_BYTES = 0x800;
  private static final int MOST_BYTES_A_CHAR = 3;

  private final CopyIn copy;
  private final byte[] bytes = new byte[SIZE];
  private int used;

  CopyBuffer(CopyIn copy) {
    this.copy = copy;
  }

  void int8(int value) throws SQLException {
    reserve(Byte.BYTES);
    bytes[used++] = (byte) value;
  }

  void int16(int value) throws SQLException {
    reserve(Short.BYTES);
    bytes[used++] = (byte) (value >> 8);
    bytes[used++] = (byte) value;
  }

  void int32(int value) throws SQLException {
    reserve(Integer.BYTES);
    bytes[used++] = (byte) (value >> 24);
    bytes[used++] = (byte) (value >> 16);
    bytes[used++] = (byte) (value >> 8);
    bytes[used++] = (byte) value;
  }

  void int64(long value) throws SQLException {
    int32((int) (value >> Integer.SIZE));
    int32((int) value);
  }

  /** Bytes as they are. */
  void raw(byte[] value) throws SQLException {
    int sent = 0;
    while (sent < value.length) {
      reserve(1);
      int part = Math.min(SIZE - used, value.length - sent);
      System.arraycopy(value, sent, bytes, used, part);
      used += part;
      sent += part;
    }
  }

  /** Text in UTF-8, without its length. It has no halves of surrogate pairs. */
  void utf8(String text) throws SQLException {
    int at = 0;
    while (at < text.length()) {
      // One more, for a pair that begins with the last character that surely fits.
      reserve(MOST_BYTES_A_CHAR + 1);
      int room = (SIZE - used - 1) / MOST_BYTES_A_CHAR;
      int end = Math.min(text.length(), at + room);
      while (at < end) {
        char unit = text.charAt(at++);
        if (unit < ONE_BYTE) {
          bytes[used++] = (byte) unit;
        } else if (Character.isHighSurrogate(unit)) {
          fourBytes(Character.toCodePoint(unit, text.charAt(at++)));
        } else {
          twoOrThreeBytes(unit);
        }
      }
    }
  }

  /** How many bytes {@link #utf8} makes of a text. */
  static int utf8Length(String text) {
    int length = text.length();
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit >= ONE_BYTE) {
        // Each half of a pair is two of its four bytes.
        length += unit < TWO_BYTES || Character.isSurrogate(unit) ? 1 : 2;
      }
    }
    return length;
  }

  /** Sends what is left. */
  void flush() throws SQLException {
    if (used > 0) {
      copy.writeToCopy(bytes, 0, used);
      used = 0;
    }
  }

  private void twoOrThreeBytes(char unit) {
    if (unit < TWO_BYTES) {
      bytes[used++] = (byte) (0xc0 | (unit >> 6));
    } else {
      bytes[used++] = (byte) (0xe0 | (unit >> 12));
      bytes[used++] = (byte) (0x80 | ((unit >> 6) & 0x3f));
    }
    bytes[used++] = (byte) (0x80 | (unit & 0x3f));
  }

  private void fourBytes(int point) {
    bytes[used++] = (byte) (0xf0 | (point >> 18));
    bytes[used++] = (byte) (0x80 | ((point >> 12) & 0x3f));
    bytes[used++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    bytes[used++] = (byte) (0x80 | (point & 0x3f));
  }

  private void reserve(int count) throws SQLException {
    if (SIZE - used < count) {
      flush();
    }
  }
}
