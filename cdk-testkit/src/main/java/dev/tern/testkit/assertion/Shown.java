package dev.tern.testkit.assertion;

import dev.tern.testkit.RunResult;
import java.util.List;

/** A run as a failed claim shows it: how it ended, and the end of what it said. */
final class Shown {

  private static final int MOST_LINES = 20;
  private static final int LONGEST = 500;

  private Shown() {}

  static String of(RunResult run) {
    StringBuilder text = new StringBuilder("exit code ").append(run.exitCode()).append('\n');
    add(text, "stdout", run.lines());
    add(text, "stderr", run.stderr().lines().toList());
    return text.toString();
  }

  private static void add(StringBuilder text, String name, List<String> lines) {
    int from = Math.max(0, lines.size() - MOST_LINES);
    text.append(name).append(", ").append(lines.size()).append(" lines");
    text.append(from > 0 ? ", the last of them:\n" : "\n");
    for (String line : lines.subList(from, lines.size())) {
      text.append("  ");
      text.append(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line).append('\n');
    }
  }
}
