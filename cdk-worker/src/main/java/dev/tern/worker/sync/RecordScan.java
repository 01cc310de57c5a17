package dev.tern.worker.sync;

import dev.tern.cdk.message.JsonScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the parts of a RECORD are in its line, and builds nothing.
 *
 * <p>A thorough scan walks over every byte: what is no JSON in strict UTF-8 is no record. A quick
 * one knows the shapes of the last streams, and walks only where a line has none of them. For one
 * thread.
 */
final class RecordScan {

  private static final int RECORD_LEVELS = 2;
  private static final int MOST_SHAPES = 8;

  private static final byte[] TYPE = bytes("\"type\"");
  private static final byte[] RECORD_TYPE = bytes("\"RECORD\"");
  private static final byte[] RECORD = bytes("\"record\"");
  private static final byte[] STREAM = bytes("\"stream\"");
  private static final byte[] NAMESPACE = bytes("\"namespace\"");
  private static final byte[] DATA = bytes("\"data\"");
  private static final byte[] NULL = bytes("null");

  private final JsonScanner scanner = new JsonScanner();
  private final RecordParts parts = new RecordParts();
  private final @Nullable RecordShape[] shapes;
  private @Nullable RecordShape shape;

  private RecordScan(int shapes) {
    this.shapes = new RecordShape[shapes];
  }

  /** Looks at every byte. */
  static RecordScan thorough() {
    return new RecordScan(0);
  }

  /** Trusts what looks like the records before. */
  static RecordScan quick() {
    return new RecordScan(MOST_SHAPES);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the line that starts at a byte.
   *
   * @return the index behind its line end; negative when it is no record, or no whole line
   */
  int read(byte[] json, int from, int limit) {
    return read(json, from, limit, 1);
  }

  /**
   * Reads the line that starts at a byte, and those behind it that are known to be records of the
   * same stream.
   *
   * @return the index behind the last line end; negative when the first is no record
   */
  int readAlike(byte[] json, int from, int limit) {
    return read(json, from, limit, Integer.MAX_VALUE);
  }

  private int read(byte[] json, int from, int limit, int most) {
    for (int i = 0; i < shapes.length; i++) {
      RecordShape known = shapes[i];
      if (known != null && known.opens(json, from, limit)) {
        moveToFront(known, i);
        int next = known.read(json, from, limit, most, parts);
        shape = next < 0 ? null : known;
        return next < 0 ? walk(json, from, limit) : next;
      }
    }
    shape = null;
    int next = walk(json, from, limit);
    if (next >= 0 && shapes.length > 0) {
      learn(json, from, next);
    }
    return next;
  }

  private void moveToFront(RecordShape known, int place) {
    if (place > 0) {
      System.arraycopy(shapes, 0, shapes, 1, place);
      shapes[0] = known;
    }
  }

  private void learn(byte[] json, int from, int next) {
    int end = next;
    while (json[end - 1] != '}') {
      end--;
    }
    Optional<RecordShape> learned = RecordShape.of(json, from, end, parts);
    learned.ifPresent(one -> moveToFront(one, shapes.length - 1));
  }

  private int walk(byte[] json, int from, int limit) {
    parts.clear();
    int open = scanner.blanks(json, from, limit);
    if (open < 0 || json[open] != '{') {
      return JsonScanner.BROKEN;
    }
    int name = scanner.blanks(json, open + 1, limit);
    int end = messageField(json, name, from, limit);
    int at = end < 0 ? end : messageFields(json, end, from, limit);
    parts.alone();
    return at >= 0 && parts.whole() ? lineEnd(json, at, limit) : JsonScanner.BROKEN;
  }

  private static int lineEnd(byte[] json, int from, int limit) {
    int at = from;
    while (at < limit && (json[at] == '\r' || json[at] == ' ' || json[at] == '\t')) {
      at++;
    }
    return at < limit && json[at] == '\n' ? at + 1 : JsonScanner.BROKEN;
  }

  /** Reads what follows a field of the message, up to the brace that ends it. */
  private int messageFields(byte[] json, int behindValue, int from, int limit) {
    int at = scanner.blanks(json, behindValue, limit);
    while (at >= 0 && json[at] == ',') {
      int end = messageField(json, scanner.blanks(json, at + 1, limit), from, limit);
      at = scanner.blanks(json, end, limit);
    }
    return at >= 0 && json[at] == '}' ? at + 1 : JsonScanner.BROKEN;
  }

  private int messageField(byte[] json, int name, int from, int limit) {
    int nameEnd = nameEnd(json, name, limit);
    int value = nameEnd < 0 ? nameEnd : scanner.colon(json, nameEnd, limit);
    if (value < 0) {
      return value;
    }
    if (same(json, name, nameEnd, RECORD)) {
      boolean first = json[value] == '{' && !parts.opened;
      parts.opened = true;
      return first ? record(json, value, from, limit) : JsonScanner.BROKEN;
    }
    int end = scanner.value(json, value, limit, 1);
    if (end >= 0 && same(json, name, nameEnd, TYPE)) {
      parts.typed = same(json, value, end, RECORD_TYPE);
    }
    return end;
  }

  private int record(byte[] json, int open, int from, int limit) {
    int name = scanner.blanks(json, open + 1, limit);
    int end = recordField(json, name, from, limit);
    return end < 0 ? end : recordFields(json, end, from, limit);
  }

  private int recordFields(byte[] json, int behindValue, int from, int limit) {
    int at = scanner.blanks(json, behindValue, limit);
    while (at >= 0 && json[at] == ',') {
      int end = recordField(json, scanner.blanks(json, at + 1, limit), from, limit);
      at = scanner.blanks(json, end, limit);
    }
    return at >= 0 && json[at] == '}' ? at + 1 : JsonScanner.BROKEN;
  }

  private int recordField(byte[] json, int name, int from, int limit) {
    int nameEnd = nameEnd(json, name, limit);
    int value = nameEnd < 0 ? nameEnd : scanner.colon(json, nameEnd, limit);
    if (value < 0) {
      return value;
    }
    boolean data = same(json, name, nameEnd, DATA);
    int end = scanner.value(json, value, limit, RECORD_LEVELS);
    if (data) {
      parts.dataFrom = json[value] == '{' ? value - from : JsonScanner.BROKEN;
      parts.dataTo = end - from;
    } else if (same(json, name, nameEnd, STREAM)) {
      parts.streamFrom = json[value] == '"' ? value - from : JsonScanner.BROKEN;
      parts.streamTo = end - from;
    } else if (same(json, name, nameEnd, NAMESPACE)) {
      boolean none = end >= 0 && same(json, value, end, NULL);
      parts.namespaceFrom = none ? JsonScanner.BROKEN : value - from;
      parts.namespaceTo = end - from;
    }
    return end;
  }

  private static int nameEnd(byte[] json, int name, int limit) {
    return name < 0 || json[name] != '"'
        ? JsonScanner.BROKEN
        : JsonScanner.nameEnd(json, name + 1, limit);
  }

  private static boolean same(byte[] json, int from, int to, byte[] word) {
    return Arrays.equals(json, from, to, word, 0, word.length);
  }

  /** The shape of the record that was read, by which it was known: all of one are of one stream. */
  @Nullable RecordShape shape() {
    return shape;
  }

  /** How many records were read at once. */
  int rows() {
    return parts.rows;
  }

  /** The size of their data. */
  int dataBytes() {
    return parts.dataBytes;
  }

  /** Where the stream's name starts, with its quote, from the start of the line. */
  int streamFrom() {
    return parts.streamFrom;
  }

  /** The index behind its closing quote. */
  int streamTo() {
    return parts.streamTo;
  }

  /** Where the namespace starts; negative when there is none, or null. */
  int namespaceFrom() {
    return parts.namespaceFrom;
  }

  /** The index behind it. */
  int namespaceTo() {
    return parts.namespaceTo;
  }

  /** Where the data starts. */
  int dataFrom() {
    return parts.dataFrom;
  }

  /** The index behind it. */
  int dataTo() {
    return parts.dataTo;
  }
}
