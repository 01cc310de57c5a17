package dev.tern.testkit.suite;

import java.time.Duration;
import java.util.List;

/**
 * What was seen about a rule.
 *
 * @param rule its id in the catalogue
 * @param took how long that was tried
 * @param leftOut the ids of the rules that were not tried because of it
 */
public record Judgement(String rule, Observation observation, Duration took, List<String> leftOut) {

  /** Keeps its own copy. */
  public Judgement {
    leftOut = List.copyOf(leftOut);
  }

  /** One that nothing was left out for. */
  Judgement(String rule, Observation observation, Duration took) {
    this(rule, observation, took, List.of());
  }
}
