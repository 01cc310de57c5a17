package dev.tern.cdk.message;

/** Characters of more than one byte in strict UTF-8: no overlong forms, no surrogates. */
public final class Utf8 {

  private Utf8() {}

  /**
   * Walks over a run of such characters.
   *
   * @param from where the first one starts, less than the limit
   * @return the index behind the last one; negative when one is broken or cut
   */
  public static int end(byte[] text, int from, int limit) {
    int at = from;
    do {
      at = text[at] < (byte) 0xE0 ? two(text, at, limit) : longer(text, at, limit);
    } while (at >= 0 && at < limit && text[at] < 0);
    return at;
  }

  private static int two(byte[] text, int at, int limit) {
    if (text[at] < (byte) 0xC2) {
      return JsonScanner.BROKEN;
    }
    if (limit - at < 2) {
      return JsonScanner.CUT;
    }
    return text[at + 1] < (byte) 0xC0 ? at + 2 : JsonScanner.BROKEN;
  }

  private static int longer(byte[] text, int at, int limit) {
    int first = text[at] & 0xFF;
    if (first > 0xF4) {
      return JsonScanner.BROKEN;
    }
    int length = first < 0xF0 ? 3 : 4;
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
