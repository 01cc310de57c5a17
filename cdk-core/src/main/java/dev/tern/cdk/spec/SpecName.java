package dev.tern.cdk.spec;

import java.util.Locale;

/** The way from Java names to the names that users see; the same in every locale. */
final class SpecName {
  private SpecName() {}

  /** {@code pageSize} becomes {@code page_size}, {@code apiURL} becomes {@code api_url}. */
  static String snake(String javaName) {
    return javaName
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** {@code page_size} becomes "Page size". */
  static String title(String name) {
    String words = snake(name).replace('_', ' ').strip();
    if (words.isEmpty()) {
      return name;
    }
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** "Rate limits" becomes {@code rate_limits}. */
  static String id(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
  }
}
