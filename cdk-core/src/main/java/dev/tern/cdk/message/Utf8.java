package dev.tern.cdk.message;

/** Characters of more than one byte in strict UTF-8: no overlong forms, no surrogates. */
final class Utf8 {

  private Utf8() {}

  /**
   * Walks over one such character.
   *
   * @param at where it starts, less than the limit
   * @return the index behind it, or {@link JsonScanner#BROKEN}, or {@link JsonScanner#CUT}
   */
  static int end(byte[] text, int at, int limit) {
    int first = text[at] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return JsonScanner.BROKEN;
    }
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (limit - at < length) {
      return JsonScanner.CUT;
    }
    boolean valid = secondFits(first, text[at + 1] & 0xFF);
    for (int i = at + 2; i < at + length; i++) {
      valid &= (text[i] & 0xC0) == 0x80;
    }
    return valid ? at + length : JsonScanner.BROKEN;
  }

  /** The second byte decides whether a form is overlong, a surrogate or too large. */
  private static boolean secondFits(int first, int second) {
    int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
  }
}
