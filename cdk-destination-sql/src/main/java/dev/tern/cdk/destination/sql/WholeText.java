package dev.tern.cdk.destination.sql;

/** The question whether a text can be stored in UTF-8, which halves of surrogate pairs cannot. */
final class WholeText {

  private static final char REPLACEMENT = '\ufffd';

  private WholeText() {}

  static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!isPair(text, i)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** The text with every half of a pair replaced. */
  static String repair(String text) {
    if (isWhole(text)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              boolean half = point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
              repaired.appendCodePoint(half ? REPLACEMENT : point);
            });
    return repaired.toString();
  }

  private static boolean isPair(String text, int high) {
    return Character.isHighSurrogate(text.charAt(high))
        && high + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(high + 1));
  }
}
