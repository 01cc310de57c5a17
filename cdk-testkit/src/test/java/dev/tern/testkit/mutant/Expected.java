package dev.tern.testkit.mutant;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.suite.Umbrella;
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
   * What is wrong with the report; nothing when the rule speaks alone. Rules that say that others
   * hold may point to it; where it is such a rule itself, the one that it points to speaks, too.
   */
  public Optional<String> missing(Report report) {
    List<Finding> broken = findings(report);
    Optional<Finding> own = broken.stream().filter(it -> it.rule().id().equals(rule)).findFirst();
    boolean caught =
        own.isPresent()
            && own.get().message().contains(word)
            && broken.stream().allMatch(it -> it.equals(own.get()) || pointed(it, own.get()));
    return caught
        ? Optional.empty()
        : Optional.of(rule + " '" + word + "' by " + report.profile() + " gives " + broken(report));
  }

  private static List<Finding> findings(Report report) {
    return report.findings().stream()
        .filter(it -> it.outcome() == Outcome.FAILED || it.outcome() == Outcome.WARNED)
        .toList();
  }

  private static boolean pointed(Finding one, Finding other) {
    return points(one, other) || points(other, one);
  }

  private static boolean points(Finding from, Finding to) {
    return Umbrella.points(from) && from.message().startsWith("See " + to.rule().id() + ": ");
  }

  private static String text(Finding finding) {
    return finding.rule().id() + " " + finding.message();
  }
}
