package dev.tern.testkit.report;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many rules had which outcome, and those that had one. */
final class Tally {

  /** What people want to know first comes first. */
  static final List<Outcome> ORDER =
      List.of(Outcome.FAILED, Outcome.WARNED, Outcome.PASSED, Outcome.SKIPPED, Outcome.UNTESTED);

  private final Map<Outcome, List<Finding>> findings = new EnumMap<>(Outcome.class);

  private Tally(List<Finding> all) {
    for (Outcome outcome : Outcome.values()) {
      findings.put(outcome, all.stream().filter(finding -> finding.outcome() == outcome).toList());
    }
  }

  static Tally of(Report report) {
    return new Tally(report.findings());
  }

  List<Finding> of(Outcome outcome) {
    return findings.getOrDefault(outcome, List.of());
  }

  int count(Outcome outcome) {
    return of(outcome).size();
  }

  /** Such as {@code 1 failed, 61 passed, 3 untested}; outcomes that nothing had are left out. */
  String sentence() {
    String counts =
        ORDER.stream()
            .filter(outcome -> count(outcome) > 0)
            .map(outcome -> count(outcome) + " " + word(outcome))
            .collect(Collectors.joining(", "));
    if (count(Outcome.PASSED) + count(Outcome.FAILED) > 0) {
      return counts;
    }
    return counts.isEmpty() ? "nothing to judge" : counts + ", and no rule was seen to hold";
  }

  static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
