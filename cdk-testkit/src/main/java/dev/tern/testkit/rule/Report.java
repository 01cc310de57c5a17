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

  /** Whether nothing failed. */
  public boolean passed() {
    return findings.stream().noneMatch(finding -> finding.outcome() == Outcome.FAILED);
  }
}
