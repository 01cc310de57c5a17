package dev.tern.cdk.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * The environment variable {@code LOG_LEVEL}: how much is logged.
 *
 * <p>FATAL counts as ERROR. Without it, and when its value is unknown, the level is INFO.
 */
public final class LogLevel {

  private static final String VARIABLE = "LOG_LEVEL";

  private LogLevel() {}

  /** What to tell the user when the value is unknown. */
  public static Optional<String> complaint() {
    boolean strange = !wanted().isEmpty() && known().isEmpty();
    return strange
        ? Optional.of(
            VARIABLE
                + " is unknown, INFO is used. Set it to one of: TRACE, DEBUG, INFO, WARN, ERROR.")
        : Optional.empty();
  }

  /** The least level that is logged. */
  static Level threshold() {
    return known().orElse(Level.INFO);
  }

  private static Optional<Level> known() {
    String name = wanted().equals("FATAL") ? Level.ERROR.name() : wanted();
    return Arrays.stream(Level.values()).filter(level -> level.name().equals(name)).findFirst();
  }

  private static String wanted() {
    String value = System.getenv(VARIABLE);
    return value == null ? "" : value.strip().toUpperCase(Locale.ROOT);
  }
}
