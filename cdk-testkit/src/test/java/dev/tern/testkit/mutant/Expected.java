package dev.tern.testkit.mutant;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.suite.Groundwork;
import java.util.List;
import java.util.Optional;

/**
 * What a report has to say about a mutant, and nothing else.
 *
 * @param rule the rule that catches it
 * @param word what the message says about it
 */
public record Expected(String rule, String word) {

  /** What a report finds broken, in words. */
  public static List<String> broken(Report report) {
    return findings(report).stream().map(Expected::text).toList();
  }

  /** The rules that a report finds broken, in its order. */
  static List<String> brokenRules(Report report) {
    return findings(report).stream().map(it -> it.rule().id()).toList();
  }

  /** What a report says about a rule. */
  static Finding finding(Report report, String rule) {
    return report.findings().stream()
        .filter(it -> it.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What is wrong with the report; nothing when the rule speaks alone, or, where it says that
   * others hold, points to the one that does.
   */
  public Optional<String> missing(Report report) {
    List<Finding> broken = findings(report);
    Finding own = finding(report, rule);
    boolean caught =
        own.message().contains(word)
            && broken.size() == 1
            && (broken.contains(own) || Groundwork.tells(broken.get(0), own));
    return caught
        ? Optional.empty()
        : Optional.of(rule + " '" + word + "' by " + report.profile() + " gives " + broken(report));
  }

  private static List<Finding> findings(Report report) {
    return report.findings().stream()
        .filter(it -> it.outcome() == Outcome.FAILED || it.outcome() == Outcome.WARNED)
        .toList();
  }

  private static String text(Finding finding) {
    return finding.rule().id() + " " + finding.message();
  }
}
