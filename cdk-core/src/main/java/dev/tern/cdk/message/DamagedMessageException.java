package dev.tern.cdk.message;

/**
 * Says that a line starts like a message and is none: going on would lose what it held.
 *
 * <p>The text names the line and what is wrong with it, never what it holds.
 */
public final class DamagedMessageException extends RuntimeException {

  private static final String CONSEQUENCE =
      ". Nothing after it is stored or acknowledged: find out what the sender did to the line, then sync again.";

  DamagedMessageException(long line, String problem, Throwable cause) {
    super("Line " + line + " of the input is a damaged message: " + problem + CONSEQUENCE, cause);
  }

  DamagedMessageException(long line, String problem) {
    super("Line " + line + " of the input is a damaged message: " + problem + CONSEQUENCE);
  }
}
