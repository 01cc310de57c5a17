package dev.tern.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The results of all comparisons: a table in Markdown, between two marks of a page. */
final class Report {

  private static final String START = "<!-- results -->";
  private static final String END = "<!-- end of results -->";

  private final Map<String, Map<String, Spread>> results = new LinkedHashMap<>();

  /** Takes the result of a comparison: for each base, the other ways. */
  void add(String title, Map<String, Map<String, Spread>> faster) {
    faster.forEach((base, ways) -> results.put(title + " | " + base, ways));
  }

  /** The table: the median, and the least and most of all rounds. */
  String table() {
    StringBuilder text =
        new StringBuilder("| What | against | way | times as fast |\n|---|---|---|---|\n");
    results.forEach(
        (title, ways) ->
            ways.forEach(
                (way, spread) ->
                    text.append(String.format("| %s | %s | %s |%n", title, way, spread))));
    return text.toString();
  }

  /** What is kept of the results to be looked at by a gate, as {@code title / way}. */
  Map<String, Spread> figures() {
    Map<String, Spread> figures = new LinkedHashMap<>();
    results.forEach(
        (title, ways) ->
            ways.forEach(
                (way, spread) -> figures.put(title.replace(" | ", " / ") + " / " + way, spread)));
    return figures;
  }

  /** Puts the table and the plot's link between the marks of a page. */
  void writeTo(Path page, String machine) throws IOException {
    String text = Files.readString(page);
    int start = text.indexOf(START);
    int end = text.indexOf(END);
    if (start < 0 || end < start) {
      throw new IllegalStateException(page + " has no place for results: '" + START + "'.");
    }
    String plot = "performance.svg";
    Files.writeString(page.resolveSibling(plot), Plot.of(figures()));
    String body = "\n" + machine + "\n\n" + table() + "\n![The same as a plot](" + plot + ")\n\n";
    Files.writeString(page, text.substring(0, start + START.length()) + body + text.substring(end));
  }
}
