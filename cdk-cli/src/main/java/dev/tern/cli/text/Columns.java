package dev.tern.cli.text;

/**
 * The columns of a terminal that a text takes: two for wide letters, none for combining ones.
 *
 * <p>Names come from strangers: what would steer the terminal is replaced by {@code ?}.
 */
public final class Columns {

  private static final String CUT = "…";

  private Columns() {}

  /** How many columns a text takes. */
  public static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** The text on one line, without anything a terminal obeys. */
  public static String plain(String text) {
    return text.codePoints()
        .map(point -> steers(point) ? '?' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The text in no more than so many columns; what is cut ends with an ellipsis. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int left = columns - 1;
    for (int point : text.codePoints().toArray()) {
      left -= of(point);
      if (left < 0) {
        break;
      }
      shown.appendCodePoint(point);
    }
    return columns < 1 ? "" : shown.append(CUT).toString();
  }

  /** Filled up with spaces behind it. */
  static String left(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** Filled up with spaces before it. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  private static boolean steers(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static int of(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> wide(point) ? 2 : 1;
    };
  }

  /** East Asian letters and pictures. */
  private static boolean wide(int point) {
    return between(point, 0x1100, 0x115F)
        || between(point, 0x2E80, 0xA4CF)
        || between(point, 0xAC00, 0xD7A3)
        || between(point, 0xF900, 0xFAFF)
        || between(point, 0xFE30, 0xFE6F)
        || between(point, 0xFF00, 0xFF60)
        || between(point, 0xFFE0, 0xFFE6)
        || between(point, 0x1F300, 0x1FAFF)
        || between(point, 0x20000, 0x3FFFD);
  }

  private static boolean between(int point, int first, int last) {
    return point >= first && point <= last;
  }
}
