package dev.tern.testkit.lint;

import java.util.OptionalInt;

/**
 * How a run ended.
 *
 * @param exitCode none when it was killed, or is not known
 */
record Ending(OptionalInt exitCode, Spot spot) {

  private static final int STOPPED = 143;
  private static final int KILLED = 128;

  /** Whether it says that all went well. */
  boolean succeeded() {
    return exitCode.isPresent() && exitCode.getAsInt() == 0;
  }

  /** Whether it says that something went wrong; a stop does not. */
  boolean failed() {
    return exitCode.isPresent() && exitCode.getAsInt() != 0 && exitCode.getAsInt() != STOPPED;
  }

  /** Whether it may have been cut in the middle of a line. */
  boolean cut() {
    return exitCode.isEmpty() || (exitCode.getAsInt() > KILLED && exitCode.getAsInt() != STOPPED);
  }
}
