package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Finding.Evidence;
import java.util.List;

/**
 * What a check saw.
 *
 * @param outcome whether the rule holds, as far as this check can tell
 * @param message what was seen, in one sentence
 * @param evidence the lines that show it
 */
public record Observation(Held outcome, String message, List<Evidence> evidence) {

  /** Keeps its own copy. */
  public Observation {
    evidence = List.copyOf(evidence);
  }

  /** The rule holds. */
  public static Observation holds(String message) {
    return new Observation(Held.YES, message, List.of());
  }

  /** The rule is broken. */
  public static Observation broken(String message, Evidence... evidence) {
    return new Observation(Held.NO, message, List.of(evidence));
  }

  /** The connector does not do what the rule is about. */
  public static Observation doesNotApply(String why) {
    return new Observation(Held.NOT_APPLICABLE, why, List.of());
  }

  /** Whether a rule holds. */
  public enum Held {
    YES,
    NO,
    NOT_APPLICABLE
  }
}
