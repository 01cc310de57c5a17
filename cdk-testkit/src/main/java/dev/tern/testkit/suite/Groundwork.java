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

  /** That of a suite whose checks all stand by themselves. */
  static <S> Groundwork<S> none() {
    return new Groundwork<>() {
      @Override
      public Set<String> carried() {
        return Set.of();
      }

      @Override
      public Optional<Fault> fault(S subject) {
        return Optional.empty();
      }
    };
  }

  /** Whether a finding tells why another rule was not tried. */
  static boolean tells(Finding finding, Finding other) {
    return other.message().equals(pointer(finding.rule().id()));
  }

  private static String pointer(String rule) {
    return "Not tried, as " + rule + " tells.";
  }

  /**
   * Something broken in it.
   *
   * @param rule the id of the rule that tells it
   */
  record Fault(String rule, Observation seen) {

    /** What was seen, with the rules that were not tried because of it. */
    Observation telling(List<String> rules) {
      String message = seen.message() + " " + NOT_TRIED + String.join(", ", rules) + ".";
      return new Observation(seen.outcome(), message, seen.evidence());
    }

    /** What is said of such a rule. */
    Observation pointer() {
      return Observation.doesNotApply(Groundwork.pointer(rule));
    }
  }
}
