package dev.tern.cdk.spec;

import java.util.BitSet;

/**
 * One form of a secret as it can stand in a text.
 *
 * @param text the characters to look for
 * @param base64Before how many base64 characters before them also hold bits of the secret
 * @param base64After how many base64 characters after them also hold bits of the secret
 * @param word whether it counts only where no letter or digit touches it
 */
record Needle(String text, int base64Before, int base64After, boolean word) {

  static Needle anywhere(String text) {
    return new Needle(text, 0, 0, false);
  }

  static Needle word(String text) {
    return new Needle(text, 0, 0, true);
  }

  /** Marks every place in the original text where this form stands. */
  void mark(TextView view, BitSet hidden) {
    String haystack = view.text();
    for (int at = haystack.indexOf(text); at >= 0; at = haystack.indexOf(text, at + 1)) {
      int end = at + text.length();
      if (!word || standsAlone(haystack, at, end)) {
        hidden.set(view.start(before(haystack, at)), view.end(after(haystack, end) - 1));
      }
    }
  }

  private static boolean standsAlone(String haystack, int from, int to) {
    boolean touchedBefore = from > 0 && Character.isLetterOrDigit(haystack.codePointBefore(from));
    boolean touchedAfter =
        to < haystack.length() && Character.isLetterOrDigit(haystack.codePointAt(to));
    return !touchedBefore && !touchedAfter;
  }

  private int before(String haystack, int from) {
    boolean shared = base64Before > 0 && from > 0 && isBase64(haystack.charAt(from - 1));
    return shared ? from - 1 : from;
  }

  private int after(String haystack, int to) {
    boolean shared = base64After > 0 && to < haystack.length() && isBase64(haystack.charAt(to));
    return shared ? to + 1 : to;
  }

  private static boolean isBase64(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '-' || c == '_';
  }
}
