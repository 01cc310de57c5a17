package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What many checks stand on: where it is broken they are not made, and one rule tells it for all.
 *
 * @param <S> what is looked at
 */
public interface Groundwork<S> {

  /** Begins the sentence that names what was left out. */
  String NOT_TRIED = "Not tried because of it: ";

  /** The rules whose checks stand on it. */
  Set<String> carried();

  /** Looks at it, before anything else is tried; nothing when all can be tried. */
  Optional<Fault> fault(S subject) throws InterruptedException;

  /** Whether a finding tells why another rule was not tried. */
  static boolean tells(Finding finding, Finding other) {
    return other.message().equals(pointer(finding.rule().id())) || Umbrella.points(other, finding);
  }

  private static String pointer(String rule) {
    return "Not tried, as " + rule + " tells.";
  }

  /**
   * Something broken in it.
   *
   * @param rule the id of the rule that tells it
   * @param carried the rules that are not tried because of it
   */
  record Fault(String rule, Set<String> carried, Observation seen) {

    private static final int NAMED = 3;

    /** Keeps its own copy. */
    public Fault {
      carried = Set.copyOf(carried);
    }

    /** Whether a rule is not tried because of it. */
    boolean carries(String other) {
      return carried.contains(other) && !other.equals(rule);
    }

    /** What was seen, with the first of the rules that were not tried because of it. */
    Observation telling(List<String> rules) {
      if (rules.isEmpty()) {
        return seen;
      }
      int others = rules.size() - NAMED;
      String first = String.join(", ", rules.subList(0, Math.min(NAMED, rules.size())));
      String names = others > 0 ? first + " and " + others + " others" : first;
      return new Observation(
          seen.outcome(), seen.message() + " " + NOT_TRIED + names + ".", seen.evidence());
    }

    /** What is said of such a rule. */
    Observation pointer() {
      return Observation.doesNotApply(Groundwork.pointer(rule));
    }
  }
}
