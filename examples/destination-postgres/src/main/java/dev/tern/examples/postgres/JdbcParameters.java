package dev.tern.examples.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Options of the driver that a user gives as {@code name=value&name=value}. */
final class JdbcParameters {

  /** What has an option of its own, or would show rows in messages. */
  private static final Set<String> TAKEN =
      Set.of(
          "user",
          "password",
          "sslmode",
          "ssl",
          "PGHOST",
          "PGPORT",
          "PGDBNAME",
          "logServerErrorDetail",
          "service");

  private JdbcParameters() {}

  /** The options by their names. */
  static Map<String, String> parse(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : text.split("&", -1)) {
      if (!part.isBlank()) {
        int sign = part.indexOf('=');
        if (sign < 1) {
          throw new IllegalArgumentException(
              "'jdbc_parameters' have to be written as name=value&name=value.");
        }
        parameters.put(name(part.substring(0, sign)), decode(part.substring(sign + 1)));
      }
    }
    return parameters;
  }

  private static String name(String text) {
    String name = decode(text).strip();
    if (TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          "'jdbc_parameters' must not set "
              + name
              + ": there is an option for that, or it has to"
              + " stay as it is.");
    }
    return name;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'jdbc_parameters' have a broken escape with %.", e);
    }
  }
}
