package dev.tern.worker.sync;

import dev.tern.cdk.message.JsonScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A walk over the line of a RECORD that finds where its parts are and builds nothing. Every byte is
 * looked at: what is no JSON in strict UTF-8 is no record.
 *
 * <p>A line that begins like the one before, up to its data, is not walked through again that far.
 * For one thread.
 */
final class RecordScan {

  private static final int ABSENT = -1;
  private static final int RECORD_LEVELS = 2;
  private static final int MAX_HEAD = 512;

  private static final byte[] TYPE = bytes("\"type\"");
  private static final byte[] RECORD_TYPE = bytes("\"RECORD\"");
  private static final byte[] RECORD = bytes("\"record\"");
  private static final byte[] STREAM = bytes("\"stream\"");
  private static final byte[] NAMESPACE = bytes("\"namespace\"");
  private static final byte[] DATA = bytes("\"data\"");
  private static final byte[] NULL = bytes("null");

  private final JsonScanner scanner = new JsonScanner();

  private final byte[] head = new byte[MAX_HEAD];
  private int headLength = ABSENT;
  private final Parts headParts = new Parts();
  private final Parts parts = new Parts();

  /** Where the parts of a record stand, relative to the start of its line. */
  private static final class Parts {
    private boolean typed;
    private boolean recorded;
    private int streamFrom;
    private int streamTo;
    private int namespaceFrom;
    private int namespaceTo;
    private int dataFrom;
    private int dataTo;

    void clear() {
      typed = false;
      recorded = false;
      streamFrom = ABSENT;
      namespaceFrom = ABSENT;
      dataFrom = ABSENT;
    }

    void become(Parts other) {
      typed = other.typed;
      recorded = other.recorded;
      streamFrom = other.streamFrom;
      streamTo = other.streamTo;
      namespaceFrom = other.namespaceFrom;
      namespaceTo = other.namespaceTo;
      dataFrom = other.dataFrom;
    }
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
    boolean known =
        headLength > 0
            && limit - from > headLength
            && Arrays.equals(json, from, from + headLength, head, 0, headLength);
    int at = known ? behindHead(json, from, limit) : whole(json, from, limit);
    boolean complete = at >= 0 && parts.typed && parts.streamFrom >= 0 && parts.dataFrom >= 0;
    return complete ? lineEnd(json, at, limit) : JsonScanner.BROKEN;
  }

  private static int lineEnd(byte[] json, int from, int limit) {
    int at = from;
    while (at < limit && (json[at] == '\r' || json[at] == ' ' || json[at] == '\t')) {
      at++;
    }
    return at < limit && json[at] == '\n' ? at + 1 : JsonScanner.BROKEN;
  }

  /** Goes on with the value of the data. */
  private int behindHead(byte[] json, int from, int limit) {
    parts.become(headParts);
    int value = from + headLength - 1;
    int end = scanner.value(json, value, limit, RECORD_LEVELS);
    parts.dataTo = end - from;
    int behind = end < 0 ? end : recordFields(json, end, from, limit);
    return behind < 0 ? behind : messageFields(json, behind, from, limit);
  }

  private int whole(byte[] json, int from, int limit) {
    parts.clear();
    headLength = ABSENT;
    int open = scanner.blanks(json, from, limit);
    if (open < 0 || json[open] != '{') {
      return JsonScanner.BROKEN;
    }
    int name = scanner.blanks(json, open + 1, limit);
    int end = messageField(json, name, from, limit);
    return end < 0 ? end : messageFields(json, end, from, limit);
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
      boolean first = json[value] == '{' && !parts.recorded;
      parts.recorded = true;
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
    if (data && json[value] == '{') {
      keepHead(json, value, from);
    }
    int end = scanner.value(json, value, limit, RECORD_LEVELS);
    if (data) {
      parts.dataFrom = json[value] == '{' ? value - from : ABSENT;
      parts.dataTo = end - from;
    } else if (same(json, name, nameEnd, STREAM)) {
      parts.streamFrom = json[value] == '"' ? value - from : ABSENT;
      parts.streamTo = end - from;
    } else if (same(json, name, nameEnd, NAMESPACE)) {
      boolean none = end >= 0 && same(json, value, end, NULL);
      parts.namespaceFrom = none ? ABSENT : value - from;
      parts.namespaceTo = end - from;
    }
    return end;
  }

  /** Remembers what stands before the data, with its brace. */
  private void keepHead(byte[] json, int data, int from) {
    int length = data + 1 - from;
    if (length <= MAX_HEAD) {
      System.arraycopy(json, from, head, 0, length);
      headLength = length;
      parts.dataFrom = data - from;
      headParts.become(parts);
    }
  }

  private static int nameEnd(byte[] json, int name, int limit) {
    return name < 0 || json[name] != '"'
        ? JsonScanner.BROKEN
        : JsonScanner.nameEnd(json, name + 1, limit);
  }

  private static boolean same(byte[] json, int from, int to, byte[] word) {
    return Arrays.equals(json, from, to, word, 0, word.length);
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
