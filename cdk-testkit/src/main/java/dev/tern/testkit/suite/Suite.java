package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Groundwork.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that is tried on one kind of connector.
 *
 * @param side whom the checks are for
 * @param rules the catalogue, in its order
 * @param checks in the order they are made
 * @param grounds what many of them stand on, in the order it is looked at
 * @param <S> what is looked at, with all that its author declared
 */
public record Suite<S>(
    Subject side,
    List<Rule> rules,
    List<Check<? super S>> checks,
    List<Groundwork<? super S>> grounds) {

  /** Keeps its own copies. */
  public Suite {
    rules = List.copyOf(rules);
    checks = List.copyOf(checks);
    grounds = List.copyOf(grounds);
  }

  /** One whose checks all stand by themselves. */
  public Suite(Subject side, List<Rule> rules, List<Check<? super S>> checks) {
    this(side, rules, checks, List.of());
  }

  /** The ids of all rules that a check tells about. */
  public Set<String> checked() {
    Set<String> ids = new LinkedHashSet<>();
    checks.forEach(check -> ids.add(check.rule()));
    return ids;
  }

  /** The same with the checks of some rules only, on the same grounds. */
  public Suite<S> only(Set<String> ids) {
    return new Suite<>(
        side, rules, checks.stream().filter(check -> ids.contains(check.rule())).toList(), grounds);
  }

  /**
   * Makes every check, one after the other.
   *
   * @param connector all runs go through it
   */
  public Examination examine(S subject, WatchedConnector connector) {
    Instant started = Instant.now();
    List<Judgement> seen = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (Groundwork<? super S> ground : grounds) {
      long start = System.nanoTime();
      Optional<Fault> fault = carries(ground, faults) ? fault(ground, subject) : Optional.empty();
      fault.ifPresent(it -> seen.add(judged(it, leftOut(it, faults), start)));
      fault.ifPresent(faults::add);
    }
    for (Check<? super S> check : checks) {
      if (faults.stream().noneMatch(it -> it.rule().equals(check.rule()))) {
        seen.add(judged(check, subject, faults));
      }
    }
    return new Examination(this, connector, started, seen);
  }

  /** Whether a check stands on the ground that is not left out already. */
  private boolean carries(Groundwork<? super S> ground, List<Fault> before) {
    return checked().stream()
        .filter(ground.carried()::contains)
        .anyMatch(rule -> before.stream().noneMatch(it -> it.carries(rule)));
  }

  /** Nothing when it cannot be looked at, either: the checks that stand on it tell it. */
  private Optional<Fault> fault(Groundwork<? super S> ground, S subject) {
    try {
      return ground.fault(subject);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The rules that are not tried because of a fault, but for those that another one told before.
   */
  private List<String> leftOut(Fault fault, List<Fault> before) {
    Predicate<String> told = rule -> before.stream().anyMatch(it -> it.carries(rule));
    return checked().stream().filter(fault::carries).filter(told.negate()).toList();
  }

  private Judgement judged(Check<? super S> check, S subject, List<Fault> faults) {
    long start = System.nanoTime();
    Observation seen =
        faults.stream()
            .filter(it -> it.carries(check.rule()))
            .findFirst()
            .map(Fault::pointer)
            .orElseGet(() -> tried(check, subject));
    return judged(check.rule(), seen, start);
  }

  private static Judgement judged(Fault fault, List<String> leftOut, long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Judgement(fault.rule(), fault.telling(leftOut), took, leftOut);
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
