package dev.tern.testkit.junit;

import dev.tern.testkit.report.ReportWriter;
import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestReporter;
import org.opentest4j.AssertionFailedError;

/**
 * Findings as tests, the same rule of several reports as one. What is only warned of passes, and is
 * logged: builds show what is logged, and seldom what is published.
 */
final class RuleTests {

  private static final System.Logger LOGGER = System.getLogger("dev.tern.testkit");

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
                    () -> judge(entry.getValue(), reporter)))
        .onClose(() -> reports.forEach(RuleTests::sumUp));
  }

  private static void sumUp(Report report) {
    boolean warned = report.findings().stream().anyMatch(it -> it.outcome() == Outcome.WARNED);
    LOGGER.log(warned ? Level.WARNING : Level.INFO, ReportWriter.closing().format(report).strip());
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
        LOGGER.log(Level.WARNING, line(one));
        return;
      }
    }
    // what was not tried is not passed: the test is skipped, with the reason of the suite
    boolean passed = told.stream().anyMatch(one -> one.is(Outcome.PASSED));
    Assumptions.assumeTrue(passed, () -> told.get(0).finding().message());
  }

  /** Such as {@code READ-22 No trace of a status is sent. (read, stdout:4)}. */
  private static String line(Told told) {
    Finding finding = told.finding();
    String place =
        finding.evidence().stream()
            .findFirst()
            .map(it -> " (" + it.where() + (it.line() == 0 ? "" : ":" + it.line()) + ")")
            .orElse("");
    return finding.rule().id() + " " + finding.message() + place;
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
