package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that is tried on one kind of connector.
 *
 * @param side whom the checks are for
 * @param rules the catalogue, in its order
 * @param checks in the order they are made
 * @param <S> what is looked at, with all that its author declared
 */
public record Suite<S>(Subject side, List<Rule> rules, List<Check<? super S>> checks) {

  /** Keeps its own copies. */
  public Suite {
    rules = List.copyOf(rules);
    checks = List.copyOf(checks);
  }

  /** The ids of all rules that a check tells about. */
  public Set<String> checked() {
    Set<String> ids = new LinkedHashSet<>();
    checks.forEach(check -> ids.add(check.rule()));
    return ids;
  }

  /** The same with the checks of some rules only. */
  public Suite<S> only(Set<String> ids) {
    return new Suite<>(
        side, rules, checks.stream().filter(check -> ids.contains(check.rule())).toList());
  }

  /**
   * Makes every check, one after the other.
   *
   * @param connector all runs go through it
   */
  public Examination examine(S subject, WatchedConnector connector) {
    Instant started = Instant.now();
    List<Judgement> seen = new ArrayList<>();
    for (Check<? super S> check : checks) {
      long start = System.nanoTime();
      Observation observation = tried(check, subject);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      seen.add(new Judgement(check.rule(), observation, took));
    }
    return new Examination(this, connector, started, seen);
  }

  private Observation tried(Check<? super S> check, S subject) {
    try {
      return check.examine(subject);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Observation.broken("The trial was interrupted.");
    } catch (Exception e) {
      return Observation.broken("The trial could not be made: " + e);
    }
  }
}
