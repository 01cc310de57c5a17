package dev.tern.testkit.rule;

/** By whose word a connector is judged. */
public enum Profile {
  /** The protocol document. */
  PROTOCOL,
  /** The platform as it runs today. */
  PLATFORM
}
