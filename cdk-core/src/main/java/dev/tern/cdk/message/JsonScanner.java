package dev.tern.cdk.message;

/**
 * A validating walk over JSON in a range of bytes that builds nothing.
 *
 * <p>It accepts what Jackson accepts under {@link ProtocolJson}, with two exceptions: bytes that
 * are no strict UTF-8 are refused, and a line feed is no white space, because a value here stands
 * on one line. For one thread.
 */
public final class JsonScanner {

  /** The answer for what is no JSON. */
  public static final int BROKEN = -1;

  /** The answer for what may be the beginning of JSON that goes on behind the limit. */
  public static final int CUT = -2;

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final boolean[] objects = new boolean[ProtocolJson.MAX_DEPTH + 1];
  private int depth;
  private boolean spaced;

  /**
   * Walks over the value that starts at a byte, without white space in front.
   *
   * @param from less than the limit
   * @param levels how many objects and arrays are around the value
   * @return the index behind the value, or {@link #BROKEN}, or {@link #CUT}
   */
  public int value(byte[] json, int from, int limit, int levels) {
    byte first = json[from];
    return first == '{' || first == '['
        ? nested(json, from, limit, levels)
        : scalar(json, from, limit);
  }

  private int nested(byte[] json, int from, int limit, int levels) {
    depth = levels;
    int at = from;
    do {
      int before = depth;
      at = open(json, at, limit);
      if (depth == before) {
        at = close(json, at, limit, levels);
      }
    } while (at >= 0 && depth > levels);
    return at;
  }

  /** Passes a scalar or something empty; enters anything else, up to the first value inside. */
  private int open(byte[] json, int at, int limit) {
    return switch (json[at]) {
      case '{' -> openObject(json, blanks(json, at + 1, limit), limit);
      case '[' -> openArray(json, blanks(json, at + 1, limit));
      default -> scalar(json, at, limit);
    };
  }

  private static int scalar(byte[] json, int at, int limit) {
    return switch (json[at]) {
      case '"' -> JsonText.end(json, at + 1, limit);
      case 't' -> literal(json, at, limit, TRUE);
      case 'f' -> literal(json, at, limit, FALSE);
      case 'n' -> literal(json, at, limit, NULL);
      default -> JsonNumber.end(json, at, limit);
    };
  }

  private int openObject(byte[] json, int at, int limit) {
    if (at < 0 || depth >= ProtocolJson.MAX_DEPTH) {
      return at < 0 ? at : BROKEN;
    }
    if (json[at] == '}') {
      return at + 1;
    }
    objects[++depth] = true;
    return name(json, at, limit);
  }

  private int openArray(byte[] json, int at) {
    if (at < 0 || depth >= ProtocolJson.MAX_DEPTH) {
      return at < 0 ? at : BROKEN;
    }
    if (json[at] == ']') {
      return at + 1;
    }
    objects[++depth] = false;
    return at;
  }

  /** Goes on behind a value: to the next one, or out of all that ends here. */
  private int close(byte[] json, int from, int limit, int levels) {
    int at = from;
    while (depth > levels) {
      at = blanks(json, at, limit);
      if (at < 0) {
        return at;
      }
      if (json[at] == ',') {
        int next = blanks(json, at + 1, limit);
        return objects[depth] ? name(json, next, limit) : next;
      }
      if (json[at] != (objects[depth] ? '}' : ']')) {
        return BROKEN;
      }
      depth--;
      at++;
    }
    return at;
  }

  private int name(byte[] json, int at, int limit) {
    if (at < 0 || json[at] != '"') {
      return at < 0 ? at : BROKEN;
    }
    return colon(json, nameEnd(json, at + 1, limit), limit);
  }

  /** The index of the first byte that does not stand for itself in a text; else the limit. */
  public static int plainEnd(byte[] json, int from, int limit) {
    return JsonText.plain(json, from, limit);
  }

  /** Whether all of eight bytes stand for themselves in a text. */
  public static boolean isPlain(long eight) {
    return JsonText.special(eight) == 0;
  }

  /**
   * The index behind the name of a field that starts behind a quote, its closing quote included.
   * Unlike a value, a name holds no half of a surrogate pair.
   */
  public static int nameEnd(byte[] json, int from, int limit) {
    return JsonText.nameEnd(json, from, limit);
  }

  /** The index of the value behind a name that ends at a byte. */
  public int colon(byte[] json, int from, int limit) {
    int at = blanks(json, from, limit);
    if (at < 0 || json[at] != ':') {
      return at < 0 ? at : BROKEN;
    }
    return blanks(json, at + 1, limit);
  }

  /** The index of the first byte that is no white space; a failure stays what it is. */
  public int blanks(byte[] json, int from, int limit) {
    boolean none = from >= 0 && from < limit && json[from] > ' ';
    return none ? from : skipped(json, from, limit);
  }

  private int skipped(byte[] json, int from, int limit) {
    int at = from;
    while (at >= 0 && at < limit) {
      byte next = json[at];
      if (next != ' ' && next != '\t' && next != '\r') {
        return at;
      }
      spaced = true;
      at++;
    }
    return at < 0 ? at : CUT;
  }

  /** Whether white space was passed since the last call. */
  public boolean takeSpaced() {
    boolean passed = spaced;
    spaced = false;
    return passed;
  }

  private static int literal(byte[] json, int from, int limit, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (from + i == limit) {
        return CUT;
      }
      if (json[from + i] != word[i]) {
        return BROKEN;
      }
    }
    return from + word.length;
  }
}
