package dev.tern.testkit.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that was found about a connector.
 *
 * @param connector its reference or name
 * @param findings one per rule that binds it, in the order of the catalogue
 * @param runs what it did, run by run, for the pictures of a report
 */
public record Report(
    String connector,
    Subject subject,
    Profile profile,
    Instant started,
    Duration took,
    List<Finding> findings,
    List<ObservedRun> runs) {

  /** Keeps its own copies. */
  public Report {
    findings = List.copyOf(findings);
    runs = List.copyOf(runs);
  }

  /** Whether a rule was seen to hold, and none failed: where all were skipped, nothing is known. */
  public boolean passed() {
    return has(Outcome.PASSED) && !has(Outcome.FAILED);
  }

  private boolean has(Outcome outcome) {
    return findings.stream().anyMatch(finding -> finding.outcome() == outcome);
  }
}
