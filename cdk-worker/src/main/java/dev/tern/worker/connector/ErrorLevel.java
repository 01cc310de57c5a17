package dev.tern.worker.connector;

import dev.tern.protocol.AirbyteLogMessage.Level;
import java.util.regex.Pattern;

/** How bad a line is that a connector prints on stderr: what Java says of itself is no error. */
public final class ErrorLevel {

  private static final Pattern NOTE =
      Pattern.compile(
          "(NOTE: )?Picked up (JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS):.*",
          Pattern.DOTALL);
  private static final Pattern WARNING =
      Pattern.compile("((OpenJDK|Java HotSpot).* VM warning: |WARNING: ).*", Pattern.DOTALL);

  private ErrorLevel() {}

  /** The level of a line: that of an error unless it is known to be less. */
  public static Level of(String line) {
    if (NOTE.matcher(line).matches()) {
      return Level.INFO;
    }
    return WARNING.matcher(line).matches() ? Level.WARN : Level.ERROR;
  }
}
