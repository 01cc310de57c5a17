package dev.tern.cdk.source;

/** A text that is ordered by code point, the order of its bytes in UTF-8. */
record CodePoints(String text) implements Comparable<CodePoints> {

  @Override
  public int compareTo(CodePoints other) {
    int length = Math.min(text.length(), other.text.length());
    for (int i = 0; i < length; i++) {
      char mine = text.charAt(i);
      char theirs = other.text.charAt(i);
      if (mine != theirs) {
        return Character.compare(rank(mine), rank(theirs));
      }
    }
    return Integer.compare(text.length(), other.text.length());
  }

  /** Lifts surrogates above the rest of the basic plane, where their code points belong. */
  private static char rank(char unit) {
    if (unit < Character.MIN_SURROGATE) {
      return unit;
    }
    return (char) (Character.isSurrogate(unit) ? unit + 0x2000 : unit - 0x800);
  }
}
