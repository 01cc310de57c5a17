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
 * The rules that say that other rules hold. One of them is broken where one below it is, and says
 * which.
 */
public final class Umbrella {

  private static final Map<String, Pattern> BELOW =
      Map.of(
          "ANY-2", Pattern.compile("LINT-SPEC-.*|CMD-[23]"),
          "SRC-1", Pattern.compile("LINT-CAT-.*|CMD-1[0-5]"),
          "SRC-8", Pattern.compile("READ-2[01]"),
          "SRC-9", Pattern.compile("READ-1[68]"),
          "SRC-11", Pattern.compile("READ-1[45]"));

  private Umbrella() {}

  /** The ids of these rules. */
  public static Set<String> rules() {
    return BELOW.keySet();
  }

  /** Whether a finding only points to one about another rule. */
  public static boolean points(Finding finding) {
    return finding.message().startsWith("See ");
  }

  static List<Finding> over(List<Finding> findings) {
    return findings.stream().map(finding -> over(finding, findings)).toList();
  }

  private static Finding over(Finding finding, List<Finding> all) {
    Pattern below = BELOW.get(finding.rule().id());
    if (below == null || broken(finding)) {
      return finding;
    }
    List<Finding> under = all.stream().filter(it -> matches(below, it)).toList();
    Optional<Finding> worst =
        first(under, it -> it.outcome() == Outcome.FAILED).or(() -> first(under, Umbrella::broken));
    if (worst.isPresent()) {
      String message = "See " + worst.get().rule().id() + ": " + worst.get().message();
      return new Finding(finding.rule(), worst.get().outcome(), message, List.of(), finding.took());
    }
    boolean held = under.stream().anyMatch(it -> it.outcome() == Outcome.PASSED);
    return held && finding.outcome() == Outcome.UNTESTED
        ? new Finding(finding.rule(), Outcome.PASSED, "All rules below it hold.", List.of())
        : finding;
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
