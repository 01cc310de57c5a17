package dev.tern.cdk.message;

/** What differs between two records of a stream: the data, which is checked, with its time. */
final class RecordHoles {

  /** The envelope and the record around the data. */
  static final int LEVELS = 2;

  private static final int MAX_DIGITS = 18;

  private final JsonScanner scanner = new JsonScanner();
  private int offset;
  private int length;
  private long time;
  private boolean spaced;

  /**
   * Reads the data that starts at a byte; says where it ends, negative when it does not.
   *
   * @param heads of the record before
   */
  int data(byte[] bytes, int from, int limit, FieldHeads heads) {
    if (from >= limit || bytes[from] != '{') {
      return JsonScanner.BROKEN;
    }
    boolean unused = scanner.takeSpaced();
    int first = scanner.blanks(bytes, from + 1, limit);
    boolean empty = first >= 0 && bytes[first] == '}';
    int end = empty ? first + 1 : fields(bytes, first, limit, heads);
    spaced = scanner.takeSpaced();
    offset = from;
    length = end - from;
    return end;
  }

  /** Reads fields up to the brace that ends them all. */
  private int fields(byte[] bytes, int from, int limit, FieldHeads heads) {
    int at = from;
    for (int field = 0; at >= 0; field++) {
      int value = heads.value(field, bytes, at, limit);
      if (value < 0) {
        value = name(field, bytes, at, limit, heads);
      }
      int end = value < 0 ? value : scanner.value(bytes, value, limit, LEVELS + 1);
      int next = scanner.blanks(bytes, end, limit);
      if (next < 0 || bytes[next] == '}') {
        return next < 0 ? next : next + 1;
      }
      at = bytes[next] == ',' ? scanner.blanks(bytes, next + 1, limit) : JsonScanner.BROKEN;
    }
    return at;
  }

  /** Reads a name that is another one than the last time; gives the index of the value. */
  private int name(int field, byte[] bytes, int from, int limit, FieldHeads heads) {
    if (bytes[from] != '"') {
      return JsonScanner.BROKEN;
    }
    int end = JsonScanner.nameEnd(bytes, from + 1, limit);
    int value = scanner.colon(bytes, end, limit);
    if (value == end + 1) { // without blanks, which somebody may want to know of
      heads.learn(field, bytes, from, value);
    }
    return value;
  }

  /** Reads a time, spelled in digits only; says where it ends, negative when it is another. */
  int time(byte[] bytes, int from, int limit) {
    long value = 0;
    int at = from;
    while (at < limit && JsonNumber.isDigit(bytes[at])) {
      value = value * 10 + (bytes[at] - '0');
      at++;
    }
    int digits = at - from;
    boolean usual = digits > 0 && digits <= MAX_DIGITS && (digits == 1 || bytes[from] != '0');
    time = value;
    return usual ? at : JsonScanner.BROKEN;
  }

  /** Where the data starts. */
  int offset() {
    return offset;
  }

  /** How many bytes the data has. */
  int length() {
    return length;
  }

  /** Whether there is white space between the tokens of the data. */
  boolean spaced() {
    return spaced;
  }

  /** Epoch milliseconds. */
  long time() {
    return time;
  }
}
