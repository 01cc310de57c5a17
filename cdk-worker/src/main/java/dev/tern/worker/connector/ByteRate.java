package dev.tern.worker.connector;

import dev.tern.cdk.error.ConfigException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes a second, written {@code 500}, {@code 1k} or {@code 2M}. */
record ByteRate(long bytes) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})([kKmM]?)");

  /**
   * Reads a rate.
   *
   * @throws ConfigException when it is none, or zero
   */
  static ByteRate parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    long number = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    if (number == 0) {
      throw new ConfigException(
          "'" + text + "' is no rate. Write bytes a second, for example 'slow:500' or 'slow:1k'.");
    }
    return switch (matcher.group(2)) {
      case "k", "K" -> new ByteRate(number << 10);
      case "m", "M" -> new ByteRate(number << 20);
      default -> new ByteRate(number);
    };
  }
}
