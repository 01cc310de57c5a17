package dev.tern.testkit.suite;

import java.time.Duration;

/**
 * What was seen about a rule.
 *
 * @param rule its id in the catalogue
 * @param took how long that was tried
 */
public record Judgement(String rule, Observation observation, Duration took) {}
