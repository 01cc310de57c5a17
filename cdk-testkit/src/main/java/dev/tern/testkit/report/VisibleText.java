package dev.tern.testkit.report;

/**
 * Text from outside as it can be shown without doing anything to a terminal, a page or an XML
 * parser: characters that steer ({@code ESC}, line breaks, changes of direction) or stand for
 * nothing (halves of a pair) become {@code \}{@code u001b} and the like.
 */
final class VisibleText {

  private VisibleText() {}

  static String of(String text) {
    int place = firstHidden(text);
    if (place == text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, place);
    while (place < text.length()) {
      int point = text.codePointAt(place);
      if (visible(point)) {
        shown.appendCodePoint(point);
      } else {
        shown.append(spelled(point));
      }
      place += Character.charCount(point);
    }
    return shown.toString();
  }

  private static int firstHidden(String text) {
    int place = 0;
    while (place < text.length() && visible(text.codePointAt(place))) {
      place += Character.charCount(text.codePointAt(place));
    }
    return place;
  }

  private static boolean visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> point == 0x200D; // joins emoji
      default -> true;
    };
  }

  private static String spelled(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted(point);
    };
  }
}
