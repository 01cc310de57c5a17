package dev.tern.testkit.destination;

import dev.tern.testkit.rule.Finding.Evidence;
import java.util.List;

/** Says that a rule is broken, with the lines that show it. */
final class Broken extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Evidence> evidence;

  /**
   * Something that was seen.
   *
   * @param message what was seen, in one sentence
   */
  Broken(String message, Evidence... evidence) {
    super(message);
    this.evidence = List.of(evidence);
  }

  Evidence[] evidence() {
    return evidence.toArray(Evidence[]::new);
  }

  /** Looks at a condition. */
  static void unless(boolean holds, String message, Evidence... evidence) throws Broken {
    if (!holds) {
      throw new Broken(message, evidence);
    }
  }
}
