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

  /** Reads the data that starts at a byte; says where it ends, negative when it does not. */
  int data(byte[] bytes, int from, int limit) {
    if (from >= limit || bytes[from] != '{') {
      return JsonScanner.BROKEN;
    }
    boolean unused = scanner.takeSpaced();
    int end = scanner.value(bytes, from, limit, LEVELS);
    spaced = scanner.takeSpaced();
    offset = from;
    length = end - from;
    return end;
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
