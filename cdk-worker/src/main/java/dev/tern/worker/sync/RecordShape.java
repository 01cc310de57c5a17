package dev.tern.worker.sync;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the lines of a stream's records have in common: all before the data, and all behind it but
 * for the digits of a number, the time.
 *
 * <p>A line of this shape is taken for a record when it is {@link PlainText}, without a look at the
 * JSON of its data, which is the destination's to judge.
 */
final class RecordShape {

  private static final int MAX_BYTES = 512;
  private static final int MAX_DIGITS = 18;
  private static final int NO_RECORD = -1;

  private final byte[] head;
  private final byte[] between;
  private final byte[] behind;
  private final boolean timed;
  private final RecordParts parts;
  private byte[] lastTail = new byte[0];

  private RecordShape(byte[][] pieces, boolean timed, RecordParts parts) {
    this.head = pieces[0];
    this.between = pieces[1];
    this.behind = pieces[2];
    this.timed = timed;
    this.parts = parts;
  }

  /**
   * The shape of a record that was walked through; an unusual one has none.
   *
   * @param end the index behind its last brace
   */
  static Optional<RecordShape> of(byte[] json, int from, int end, RecordParts parts) {
    int tail = from + parts.dataTo;
    if (!parts.namedFirst() || parts.dataFrom > MAX_BYTES || end - tail > MAX_BYTES) {
      return Optional.empty();
    }
    int digitsEnd = end;
    while (digitsEnd > tail && !isDigit(json[digitsEnd - 1])) {
      digitsEnd--;
    }
    boolean timed = digitsEnd > tail;
    int digits = digitsEnd;
    while (digits > tail && isDigit(json[digits - 1])) {
      digits--;
    }
    byte[][] pieces = {
      Arrays.copyOfRange(json, from, from + parts.dataFrom + 1),
      timed ? Arrays.copyOfRange(json, tail, digits) : new byte[0],
      Arrays.copyOfRange(json, timed ? digitsEnd : tail, end)
    };
    return Optional.of(new RecordShape(pieces, timed, parts.copy()));
  }

  /** Whether a line begins like this. */
  boolean opens(byte[] json, int from, int limit) {
    int length = head.length;
    return limit - from > length && Arrays.equals(json, from, from + length, head, 0, length);
  }

  /**
   * Reads a line that begins like this, and those behind it that have this shape, too: between two
   * of them nothing is looked up.
   *
   * @param most how many lines at most
   * @param found takes where the parts of the last one are, and how much all of them are
   * @return the index behind the last line end; negative when the first line has another shape
   */
  int read(byte[] json, int from, int limit, int most, RecordParts found) {
    int rows = 0;
    int dataBytes = 0;
    int dataTo = 0;
    int at = from;
    do {
      int data = at + head.length;
      int end = PlainText.end(json, data, limit);
      int next = end < 0 ? end : lineEnd(json, end, limit);
      int tail = next < 0 ? next : tail(json, data, end);
      if (tail < 0) {
        break;
      }
      rows++;
      dataBytes += tail - data + 1; // its brace is the last byte of the head
      dataTo = tail - at;
      at = next;
    } while (rows < most && opens(json, at, limit));
    found.become(parts);
    found.dataTo = dataTo;
    found.rows = rows;
    found.dataBytes = dataBytes;
    return rows == 0 ? NO_RECORD : at;
  }

  private static int lineEnd(byte[] json, int end, int limit) {
    int at = end < limit && json[end] == '\r' ? end + 1 : end;
    return at < limit && json[at] == '\n' ? at + 1 : NO_RECORD;
  }

  /** Where the data ends: records that were made together have the time in common, too. */
  private int tail(byte[] json, int data, int end) {
    int known = end - lastTail.length;
    if (lastTail.length > 0
        && known > data
        && json[known - 1] == '}'
        && Arrays.equals(json, known, end, lastTail, 0, lastTail.length)) {
      return known;
    }
    int tail = read(json, data, end);
    if (tail >= 0) {
      remember(json, tail, end);
    }
    return tail;
  }

  private void remember(byte[] json, int tail, int end) {
    if (lastTail.length != end - tail) {
      lastTail = new byte[end - tail];
    }
    System.arraycopy(json, tail, lastTail, 0, lastTail.length);
  }

  /** Reads backwards what is behind the data; says where that ends. */
  private int read(byte[] json, int data, int end) {
    int at = before(behind, json, data, end);
    if (at < 0 || !timed) {
      return at < 0 || json[at - 1] != '}' ? NO_RECORD : at;
    }
    int digits = at;
    while (digits > data && isDigit(json[digits - 1])) {
      digits--;
    }
    int count = at - digits;
    boolean number = count > 0 && count <= MAX_DIGITS && (count == 1 || json[digits] != '0');
    int tail = number ? before(between, json, data, digits) : NO_RECORD;
    return tail < 0 || json[tail - 1] != '}' ? NO_RECORD : tail;
  }

  /** Where a piece starts that ends here; negative when it does not. */
  private static int before(byte[] piece, byte[] json, int least, int end) {
    int start = end - piece.length;
    return start > least && Arrays.equals(json, start, end, piece, 0, piece.length)
        ? start
        : NO_RECORD;
  }

  private static boolean isDigit(byte next) {
    return next >= '0' && next <= '9';
  }
}
