package dev.tern.testkit.rule;

/** What became of a rule. */
public enum Outcome {
  PASSED,
  /** Broken: the connector fails. */
  FAILED,
  /** A SHOULD that is not so; the connector does not fail. */
  WARNED,
  /** The connector does not do what the rule is about, as it declared, or another rule tells. */
  SKIPPED,
  /** No test can tell. */
  UNTESTED
}
