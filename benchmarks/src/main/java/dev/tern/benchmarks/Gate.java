package dev.tern.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The ratios below which a change has made something slow, with a margin for the noise of machines:
 * lines of {@code gate.txt}, each a number and what it is about.
 *
 * @param least the least of each ratio, by its name in the report
 */
record Gate(Map<String, Double> least) {

  static Gate load() throws IOException {
    try (InputStream in = Objects.requireNonNull(Gate.class.getResourceAsStream("gate.txt"))) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static Gate of(String text) {
    Map<String, Double> least = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              int blank = line.indexOf(' ');
              least.put(line.substring(blank + 1), Double.valueOf(line.substring(0, blank)));
            });
    return new Gate(least);
  }

  /** What is slower than it may be, in words; what was not measured is not looked at. */
  List<String> failures(Map<String, Spread> figures) {
    List<String> failures = new ArrayList<>();
    figures.forEach(
        (name, spread) -> {
          Double bound = least.get(name);
          if (bound != null && spread.median() < bound) {
            failures.add(String.format(Locale.ROOT, "%s: %s, at least %.2f×", name, spread, bound));
          }
        });
    return failures;
  }
}
