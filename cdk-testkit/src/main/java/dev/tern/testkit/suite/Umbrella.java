package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules that say that other rules hold, or tell what another one tells. Where the other is
 * broken they say which, and count as not tried: one fault is one failure.
 */
public final class Umbrella {

  private static final Map<String, Pattern> BELOW =
      Map.of(
          "ANY-2", Pattern.compile("LINT-SPEC-.*|CMD-[23]"),
          "SRC-1", Pattern.compile("LINT-CAT-.*|CMD-1[0-5]"),
          "SRC-8", Pattern.compile("READ-2[01]"),
          "SRC-9", Pattern.compile("READ-1[68]"),
          "SRC-11", Pattern.compile("READ-1[45]"));

  /** What a trial finds that is seen without one, too: it is told by the latter. */
  private static final Map<String, String> AGAIN = Map.of("ANY-7", "ENV-19");

  private Umbrella() {}

  /** The ids of those that say that others hold. */
  public static Set<String> rules() {
    return BELOW.keySet();
  }

  /** Whether a finding only points to another one. */
  static boolean points(Finding from, Finding to) {
    return from.message().startsWith(pointer(to));
  }

  static List<Finding> over(List<Finding> findings) {
    return findings.stream().map(finding -> over(finding, findings)).toList();
  }

  private static Finding over(Finding finding, List<Finding> all) {
    if (broken(finding)) {
      String same = AGAIN.getOrDefault(finding.rule().id(), "");
      return first(all, it -> it.rule().id().equals(same) && broken(it))
          .map(it -> untried(finding, it))
          .orElse(finding);
    }
    Pattern below = BELOW.get(finding.rule().id());
    if (below == null) {
      return finding;
    }
    List<Finding> under = all.stream().filter(it -> matches(below, it)).toList();
    Optional<Finding> worst =
        first(under, it -> it.outcome() == Outcome.FAILED).or(() -> first(under, Umbrella::broken));
    if (worst.isPresent()) {
      return Groundwork.tells(worst.get(), finding) ? finding : untried(finding, worst.get());
    }
    boolean held = under.stream().anyMatch(it -> it.outcome() == Outcome.PASSED);
    return held && finding.outcome() == Outcome.UNTESTED
        ? new Finding(finding.rule(), Outcome.PASSED, "All rules below it hold.", List.of())
        : finding;
  }

  private static Finding untried(Finding from, Finding to) {
    String message = pointer(to) + to.message();
    return new Finding(from.rule(), Outcome.SKIPPED, message, List.of(), from.took());
  }

  private static String pointer(Finding to) {
    return "See " + to.rule().id() + ": ";
  }

  private static boolean matches(Pattern below, Finding finding) {
    return below.matcher(finding.rule().id()).matches();
  }

  private static boolean broken(Finding finding) {
    return finding.outcome() == Outcome.FAILED || finding.outcome() == Outcome.WARNED;
  }

  private static Optional<Finding> first(List<Finding> findings, Predicate<Finding> wanted) {
    return findings.stream().filter(wanted).findFirst();
  }
}
