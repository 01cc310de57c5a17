package dev.tern.testkit.rule;

import java.util.List;

/**
 * What was found about one rule.
 *
 * @param message what was seen, in one sentence; for a skip, why
 * @param evidence the lines that show it, secrets masked
 */
public record Finding(Rule rule, Outcome outcome, String message, List<Evidence> evidence) {

  /** Keeps its own copy. */
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /**
   * A line that shows something.
   *
   * @param where what it was part of, for example {@code read, stdout}
   * @param line its number from 1; 0 when it has none
   * @param text the line, secrets masked, long ones cut
   */
  public record Evidence(String where, long line, String text) {}
}
