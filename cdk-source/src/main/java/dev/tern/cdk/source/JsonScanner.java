package dev.tern.cdk.source;

import dev.tern.cdk.message.ProtocolJson;
import java.util.Arrays;

/**
 * Walks over JSON in UTF-8 without decoding it: finds where values end, in place.
 *
 * <p>As strict as RFC 8259, with the bounds of {@link ProtocolJson}. It allocates nothing, so one
 * scanner serves all records of a thread.
 */
final class JsonScanner {

  /** The envelope and the record itself are above every value. */
  private static final int MAX_DEPTH = ProtocolJson.MAX_DEPTH - 3;

  private boolean[] objects = new boolean[32];
  private byte[] json = new byte[0];
  private int start;
  private int at;
  private int end;
  private boolean lineBreaks;
  private boolean halfPair;

  /** Stands before the first byte of some JSON. */
  void open(ByteRange range) {
    json = range.array();
    start = range.offset();
    at = start;
    end = start + range.length();
    lineBreaks = false;
  }

  /** Where the scanner stands in the array. */
  int at() {
    return at;
  }

  /** Whether a line break stood between two tokens so far: it cannot stand inside of one. */
  boolean lineBreaks() {
    return lineBreaks;
  }

  /**
   * The byte that comes next, white space aside, without going past it.
   *
   * @throws WrongRecordException when there is none
   */
  byte next() {
    skipSpace();
    if (at == end) {
      throw wrong();
    }
    return json[at];
  }

  /** Goes past one mark. */
  void expect(char mark) {
    if (next() != mark) {
      throw wrong();
    }
    at++;
  }

  /** Makes sure that nothing is left but white space. */
  void requireEnd() {
    skipSpace();
    if (at < end) {
      throw wrong();
    }
  }

  /** Goes past a string, standing at its first quote. */
  void skipString() {
    expect('"');
    while (at < end) {
      byte found = json[at++];
      if (found == '"') {
        return;
      }
      if (found == '\\') {
        skipEscape();
      } else if (found < 0) {
        skipTail(found & 0xFF);
      } else if (found < ' ') {
        throw wrong();
      }
    }
    throw wrong();
  }

  /**
   * Goes past the name of a field, standing at its first quote.
   *
   * @throws WrongRecordException when it holds half of a surrogate pair: readers refuse that in a
   *     name, though not in a value
   */
  void skipName() {
    halfPair = false;
    skipString();
    if (halfPair) {
      throw new WrongRecordException("has a field whose name holds half of a surrogate pair");
    }
  }

  /** Goes past a whole value, however deep it is. */
  void skipValue() {
    int depth = 0;
    boolean valueComes = true;
    do {
      byte next = next();
      if (valueComes && (next == '{' || next == '[')) {
        depth = enter(depth, next == '{');
        valueComes = startsMember(depth);
      } else if (valueComes) {
        skipScalar(next);
        valueComes = false;
      } else if (next == ',') {
        at++;
        valueComes = true;
        startMember(depth);
      } else {
        expect(objects[depth] ? '}' : ']');
        depth--;
      }
    } while (depth > 0 || valueComes);
  }

  private void skipSpace() {
    while (at < end && json[at] <= ' ' && json[at] >= 0) {
      byte space = json[at];
      if (space == '\n' || space == '\r') {
        lineBreaks = true;
      } else if (space != ' ' && space != '\t') {
        throw wrong();
      }
      at++;
    }
  }

  private int enter(int depth, boolean object) {
    if (depth == MAX_DEPTH) {
      throw new WrongRecordException("is nested more than " + MAX_DEPTH + " levels deep");
    }
    at++;
    if (depth + 1 == objects.length) {
      objects = Arrays.copyOf(objects, 2 * objects.length);
    }
    objects[depth + 1] = object;
    return depth + 1;
  }

  /** Whether the container just entered has anything in it. */
  private boolean startsMember(int depth) {
    if (next() == (objects[depth] ? '}' : ']')) {
      return false;
    }
    startMember(depth);
    return true;
  }

  private void startMember(int depth) {
    if (objects[depth]) {
      next();
      skipName();
      expect(':');
    }
  }

  private void skipScalar(byte first) {
    switch (first) {
      case '"' -> skipString();
      case 't' -> skipWord("true");
      case 'f' -> skipWord("false");
      case 'n' -> skipWord("null");
      default -> skipNumber();
    }
  }

  private void skipWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!skipIf(word.charAt(i))) {
        throw wrong();
      }
    }
  }

  private void skipNumber() {
    int from = at;
    skipIf('-');
    boolean zero = at < end && json[at] == '0';
    int digits = skipDigits();
    if (zero && digits > 1) {
      throw wrong();
    }
    if (skipIf('.')) {
      skipDigits();
    }
    if (skipIf('e') || skipIf('E')) {
      var unused = skipIf('+') || skipIf('-');
      skipDigits();
    }
    if (at - from > ProtocolJson.MAX_NUMBER_LENGTH) {
      throw new WrongRecordException(
          "holds a number of more than " + ProtocolJson.MAX_NUMBER_LENGTH + " characters");
    }
  }

  private boolean skipIf(char mark) {
    boolean there = at < end && json[at] == mark;
    if (there) {
      at++;
    }
    return there;
  }

  private int skipDigits() {
    int from = at;
    while (at < end && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw wrong();
    }
    return at - from;
  }

  private void skipEscape() {
    if (at == end) {
      throw wrong();
    }
    switch (json[at++]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
      case 'u' -> skipUnit();
      default -> throw wrong();
    }
  }

  /** The rest of an escaped character, or of both halves of one. */
  private void skipUnit() {
    char unit = unit();
    if (!Character.isSurrogate(unit)) {
      return;
    }
    boolean pair =
        Character.isHighSurrogate(unit) && end - at > 1 && json[at] == '\\' && json[at + 1] == 'u';
    if (pair) {
      at += 2;
      pair = Character.isLowSurrogate(unit());
    }
    halfPair |= !pair;
  }

  private char unit() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < end ? Character.digit(json[at], 16) : -1;
      if (digit < 0) {
        throw wrong();
      }
      unit = unit << 4 | digit;
      at++;
    }
    return (char) unit;
  }

  /** The rest of a character of several bytes, by the table of well-formed UTF-8 in Unicode. */
  private void skipTail(int lead) {
    switch (lead >> 4) {
      case 0xC, 0xD -> tail(lead < 0xC2 ? 0x100 : 0x80, 0xBF);
      case 0xE -> {
        tail(lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
        tail(0x80, 0xBF);
      }
      case 0xF -> {
        tail(lead == 0xF0 ? 0x90 : 0x80, lead < 0xF4 ? 0xBF : lead == 0xF4 ? 0x8F : 0);
        tail(0x80, 0xBF);
        tail(0x80, 0xBF);
      }
      default -> throw wrong();
    }
  }

  private void tail(int from, int to) {
    int found = at < end ? json[at] & 0xFF : -1;
    if (found < from || found > to) {
      throw wrong();
    }
    at++;
  }

  private WrongRecordException wrong() {
    return new WrongRecordException(
        "is no JSON object in UTF-8: byte " + (at - start) + " is wrong");
  }
}
