package dev.tern.testkit.junit;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestReporter;
import org.opentest4j.AssertionFailedError;

/** Findings as tests, the same rule of several reports as one. */
final class RuleTests {

  private RuleTests() {}

  static Stream<DynamicTest> of(List<Report> reports, TestReporter reporter) {
    Map<Rule, List<Told>> rules =
        reports.stream()
            .flatMap(report -> report.findings().stream().map(finding -> new Told(report, finding)))
            .collect(
                Collectors.groupingBy(
                    told -> told.finding().rule(), LinkedHashMap::new, Collectors.toList()));
    return rules.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().id() + " " + entry.getKey().sentence(),
                    () -> judge(entry.getValue(), reporter)));
  }

  /** A finding by the word of a report. */
  private record Told(Report report, Finding finding) {
    boolean is(Outcome outcome) {
      return finding.outcome() == outcome;
    }
  }

  private static void judge(List<Told> told, TestReporter reporter) {
    for (Told one : told) {
      if (one.is(Outcome.FAILED)) {
        throw new AssertionFailedError(one.finding().rule().id() + " " + text(one));
      }
    }
    for (Told one : told) {
      if (one.is(Outcome.WARNED)) {
        reporter.publishEntry(one.finding().rule().id(), text(one));
        return;
      }
    }
    // what was not tried is not passed: the test is skipped, with the reason of the suite
    boolean passed = told.stream().anyMatch(one -> one.is(Outcome.PASSED));
    Assumptions.assumeTrue(passed, () -> told.get(0).finding().message());
  }

  private static String text(Told told) {
    StringBuilder text = new StringBuilder(told.finding().message());
    for (Evidence evidence : told.finding().evidence()) {
      text.append("\n  ").append(evidence.where());
      text.append(evidence.line() == 0 ? "" : ", line " + evidence.line());
      text.append(": ").append(evidence.text());
    }
    text.append("\n  Look at: ").append(told.finding().rule().remedy());
    text.append("\n  Rule of: ").append(told.finding().rule().source());
    return text.append("\n  Judged by: ").append(told.report().profile()).toString();
  }
}
