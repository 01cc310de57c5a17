package dev.tern.testkit.lint;

import java.util.Locale;

/** The command whose output is judged. */
public enum Verb {
  SPEC,
  CHECK,
  DISCOVER,
  READ,
  WRITE;

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
