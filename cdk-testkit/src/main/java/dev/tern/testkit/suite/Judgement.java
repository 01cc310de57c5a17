package dev.tern.testkit.suite;

/**
 * What was seen about a rule.
 *
 * @param rule its id in the catalogue
 */
public record Judgement(String rule, Observation observation) {}
