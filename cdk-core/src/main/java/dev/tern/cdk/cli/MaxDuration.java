package dev.tern.cdk.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The flag that limits how long a command may take, with the ways to write a time. */
final class MaxDuration {

  static final String FLAG = "--max-duration";

  /** As in {@code 90s}, {@code 10m}, {@code 2h}; without a unit nobody knows what is meant. */
  private static final Pattern SHORT = Pattern.compile("[0-9]{1,9}[smhSMH]");

  private MaxDuration() {}

  /**
   * Reads {@code 90s}, {@code 10m}, {@code 2h} or a time of ISO 8601 such as {@code PT10M}.
   *
   * @throws UsageException when it is none of these, or no time at all
   */
  static Duration parse(String text) throws UsageException {
    try {
      Duration time = Duration.parse(SHORT.matcher(text).matches() ? "PT" + text : text);
      if (!time.isNegative() && !time.isZero()) {
        long unused = time.toMillis(); // more than a long holds is no time to wait for
        return time;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      // told below, as for a time that is not above zero
    }
    throw new UsageException(
        "'" + text + "' is no time for " + FLAG + ". Write 90s, 10m, 2h or PT1H30M.");
  }
}
