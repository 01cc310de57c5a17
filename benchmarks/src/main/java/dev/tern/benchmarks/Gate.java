package dev.tern.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The ratios below which a change has made something slow, with a margin for the noise of machines:
 * lines of {@code gate.txt}, each a number and what it is about.
 */
final class Gate {

  private Gate() {}

  /** The least of each ratio, by its name in the report. */
  static Map<String, Double> load() throws IOException {
    try (InputStream in = Objects.requireNonNull(Gate.class.getResourceAsStream("gate.txt"))) {
      Map<String, Double> least = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int blank = line.indexOf(' ');
                least.put(line.substring(blank + 1), Double.valueOf(line.substring(0, blank)));
              });
      return least;
    }
  }
}
