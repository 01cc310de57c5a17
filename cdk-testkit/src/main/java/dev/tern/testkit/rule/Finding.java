package dev.tern.testkit.rule;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What was found about one rule.
 *
 * @param message what was seen, in one sentence; for a skip, why
 * @param evidence the lines that show it, secrets masked
 * @param took how long it was tried; nothing for a rule that the runs of others show
 */
public record Finding(
    Rule rule, Outcome outcome, String message, List<Evidence> evidence, Duration took) {

  private static final Pattern UNTRIED = Pattern.compile("\\b[Nn]ot tried\\b");

  /** Of a rule that had no trial of its own. */
  public Finding(Rule rule, Outcome outcome, String message, List<Evidence> evidence) {
    this(rule, outcome, message, evidence, Duration.ZERO);
  }

  /** Keeps its own copy. */
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** The same, tried for so long. */
  public Finding tried(Duration time) {
    return new Finding(rule, outcome, message, evidence, time);
  }

  /** Whether the rule holds only as far as it was tried: the message tells what was not. */
  public boolean partial() {
    return outcome == Outcome.PASSED && UNTRIED.matcher(message).find();
  }

  /**
   * A line that shows something.
   *
   * @param where what it was part of, for example {@code read, stdout}
   * @param line its number from 1; 0 when it has none
   * @param text the line, long ones cut
   */
  public record Evidence(String where, long line, String text) {

    private static final int KEPT = 8000;
    private static final int SHOWN = 400;

    /**
     * Of a line of any length: much more is kept than shown, so that a secret is not cut in two.
     */
    public static Evidence of(String where, long line, String text) {
      return new Evidence(where, line, text.substring(0, Math.min(KEPT, text.length())));
    }

    /** The same as it is shown: without secrets, then cut. */
    public Evidence masked(UnaryOperator<String> mask) {
      String text = mask.apply(text());
      return new Evidence(
          where, line, text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text);
    }
  }
}
