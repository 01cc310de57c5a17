package dev.tern.cdk.message;

/** Characters of more than one byte in strict UTF-8: no overlong forms, no surrogates. */
final class Utf8 {

  private static final int STATE_BITS = 6;
  private static final long LOWEST_BITS = 0x3F;

  /** Between two characters. */
  static final long WHOLE = 0;

  private static final int WRONG = STATE_BITS;
  private static final int ONE_MORE = 2 * STATE_BITS;
  private static final int TWO_MORE = 3 * STATE_BITS;
  private static final int THREE_MORE = 4 * STATE_BITS;
  private static final int BEHIND_E0 = 5 * STATE_BITS;
  private static final int BEHIND_ED = 6 * STATE_BITS;
  private static final int BEHIND_F0 = 7 * STATE_BITS;
  private static final int BEHIND_F4 = 8 * STATE_BITS;

  /** For each byte, the state that follows each state: the next step is one shift. */
  private static final long[] STEPS = steps();

  private Utf8() {}

  private static long[] steps() {
    long[] steps = new long[256];
    for (long state = WHOLE; state <= BEHIND_F4; state += STATE_BITS) {
      step(steps, 0, 0xFF, state, WRONG);
    }
    step(steps, 0, 0x7F, WHOLE, WHOLE);
    step(steps, 0xC2, 0xDF, WHOLE, ONE_MORE);
    step(steps, 0xE0, 0xEF, WHOLE, TWO_MORE);
    step(steps, 0xF0, 0xF4, WHOLE, THREE_MORE);
    step(steps, 0xE0, 0xE0, WHOLE, BEHIND_E0);
    step(steps, 0xED, 0xED, WHOLE, BEHIND_ED);
    step(steps, 0xF0, 0xF0, WHOLE, BEHIND_F0);
    step(steps, 0xF4, 0xF4, WHOLE, BEHIND_F4);
    step(steps, 0x80, 0xBF, ONE_MORE, WHOLE);
    step(steps, 0x80, 0xBF, TWO_MORE, ONE_MORE);
    step(steps, 0x80, 0xBF, THREE_MORE, TWO_MORE);
    step(steps, 0xA0, 0xBF, BEHIND_E0, ONE_MORE);
    step(steps, 0x80, 0x9F, BEHIND_ED, ONE_MORE);
    step(steps, 0x90, 0xBF, BEHIND_F0, TWO_MORE);
    step(steps, 0x80, 0x8F, BEHIND_F4, TWO_MORE);
    return steps;
  }

  private static void step(long[] steps, int first, int last, long state, long next) {
    for (int value = first; value <= last; value++) {
      steps[value] = (steps[value] & ~(LOWEST_BITS << state)) | (next << state);
    }
  }

  /** Whether a state is that between two characters. */
  static boolean isWhole(long state) {
    return (state & LOWEST_BITS) == WHOLE;
  }

  /** Whether no state behind this one is ever whole. */
  static boolean isWrong(long state) {
    return (state & LOWEST_BITS) == WRONG;
  }

  /** The state behind one byte. */
  static long behind(byte next, long state) {
    return STEPS[next & 0xFF] >>> state; // a shift looks at the lowest six bits alone
  }

  /** The state behind eight bytes, the first of them lowest, with no branch for any of them. */
  static long behindAll(long word, long state) {
    long last = state;
    long left = word;
    for (int i = 0; i < Long.BYTES; i++) {
      last = behind((byte) left, last);
      left >>>= Byte.SIZE;
    }
    return last;
  }
}
