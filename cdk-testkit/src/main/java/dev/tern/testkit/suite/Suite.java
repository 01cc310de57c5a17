package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Groundwork.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is tried on one kind of connector.
 *
 * @param side whom the checks are for
 * @param rules the catalogue, in its order
 * @param checks in the order they are made
 * @param ground what many of them stand on
 * @param <S> what is looked at, with all that its author declared
 */
public record Suite<S>(
    Subject side, List<Rule> rules, List<Check<? super S>> checks, Groundwork<? super S> ground) {

  /** Keeps its own copies. */
  public Suite {
    rules = List.copyOf(rules);
    checks = List.copyOf(checks);
  }

  /** One whose checks all stand by themselves. */
  public Suite(Subject side, List<Rule> rules, List<Check<? super S>> checks) {
    this(side, rules, checks, Groundwork.none());
  }

  /** The ids of all rules that a check tells about. */
  public Set<String> checked() {
    Set<String> ids = new LinkedHashSet<>();
    checks.forEach(check -> ids.add(check.rule()));
    return ids;
  }

  /** The same with the checks of some rules only, on the same ground. */
  public Suite<S> only(Set<String> ids) {
    return new Suite<>(
        side, rules, checks.stream().filter(check -> ids.contains(check.rule())).toList(), ground);
  }

  /**
   * Makes every check, one after the other.
   *
   * @param connector all runs go through it
   */
  public Examination examine(S subject, WatchedConnector connector) {
    Instant started = Instant.now();
    List<Judgement> seen = new ArrayList<>();
    long start = System.nanoTime();
    Optional<Fault> fault = fault(subject);
    fault.ifPresent(it -> seen.add(judged(it.rule(), it.telling(leftOut(it)), start)));
    for (Check<? super S> check : checks) {
      if (fault.filter(it -> it.rule().equals(check.rule())).isEmpty()) {
        seen.add(judged(check, subject, fault));
      }
    }
    return new Examination(this, connector, started, seen);
  }

  /** Nothing when no check stands on the ground, or when it cannot be looked at: they tell it. */
  private Optional<Fault> fault(S subject) {
    try {
      return Collections.disjoint(checked(), ground.carried())
          ? Optional.empty()
          : ground.fault(subject);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private List<String> leftOut(Fault fault) {
    return checked().stream().filter(rule -> fallsWith(fault, rule)).toList();
  }

  private boolean fallsWith(Fault fault, String rule) {
    return ground.carried().contains(rule) && !rule.equals(fault.rule());
  }

  private Judgement judged(Check<? super S> check, S subject, Optional<Fault> fault) {
    long start = System.nanoTime();
    Observation seen =
        fault
            .filter(it -> fallsWith(it, check.rule()))
            .map(Fault::pointer)
            .orElseGet(() -> tried(check, subject));
    return judged(check.rule(), seen, start);
  }

  private static Judgement judged(String rule, Observation seen, long start) {
    return new Judgement(rule, seen, Duration.ofNanos(System.nanoTime() - start));
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
