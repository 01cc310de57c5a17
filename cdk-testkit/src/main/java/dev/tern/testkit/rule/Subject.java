package dev.tern.testkit.rule;

/** Whom a rule binds. */
public enum Subject {
  CONNECTOR,
  SOURCE,
  DESTINATION
}
