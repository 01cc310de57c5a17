package dev.tern.testkit.rule;

/** How binding a rule is. */
public enum Level {
  /** The protocol document demands it. */
  PROTOCOL_MUST,
  /** The running platform breaks without it. */
  PLATFORM_MUST,
  /** Good connectors do it. */
  SHOULD
}
