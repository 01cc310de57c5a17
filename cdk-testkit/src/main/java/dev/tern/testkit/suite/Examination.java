package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Level;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Observation.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A connector after all checks were made, to be reported by either word. */
public final class Examination {

  private static final int EVIDENCE = 5;

  private final Suite<?> suite;
  private final WatchedConnector connector;
  private final Instant started;
  private final Duration took;
  private final List<Judgement> seen;

  Examination(Suite<?> suite, WatchedConnector connector, Instant started, List<Judgement> seen) {
    this.suite = suite;
    this.connector = connector;
    this.started = started;
    this.took = Duration.between(started, Instant.now());
    this.seen = List.copyOf(seen);
  }

  /**
   * The findings by the word of a profile.
   *
   * @param mask takes secrets out of everything that is shown
   */
  public Report report(Profile profile, UnaryOperator<String> mask) {
    List<Judgement> all =
        Stream.concat(seen.stream(), connector.judgements(profile).stream()).toList();
    List<Finding> findings =
        suite.rules().stream()
            .filter(this::binds)
            .map(rule -> masked(finding(rule, profile, of(rule, all)), mask))
            .toList();
    String name = connector.connector().reference();
    return new Report(name, suite.side(), profile, started, took, findings, connector.runs());
  }

  private boolean binds(Rule rule) {
    return rule.subject() == Subject.CONNECTOR || rule.subject() == suite.side();
  }

  private static List<Observation> of(Rule rule, List<Judgement> all) {
    return all.stream()
        .filter(judgement -> judgement.rule().equals(rule.id()))
        .map(Judgement::observation)
        .toList();
  }

  private Finding finding(Rule rule, Profile profile, List<Observation> observations) {
    List<Observation> broken = held(observations, Held.NO);
    if (!broken.isEmpty()) {
      return broken(rule, profile, broken);
    }
    Optional<Observation> told =
        Stream.concat(
                held(observations, Held.YES).stream(),
                held(observations, Held.NOT_APPLICABLE).stream())
            .findFirst();
    if (told.isPresent()) {
      boolean holds = told.get().outcome() == Held.YES;
      return new Finding(
          rule,
          holds ? Outcome.PASSED : Outcome.SKIPPED,
          told.get().message(),
          told.get().evidence());
    }
    return withoutCheck(rule);
  }

  private Finding withoutCheck(Rule rule) {
    if (rule.untested().isPresent()) {
      return new Finding(rule, Outcome.UNTESTED, rule.untested().get(), List.of());
    }
    int runs = connector.runs().size();
    return connector.judge().rules().contains(rule.id())
        ? new Finding(
            rule, Outcome.PASSED, "Nothing else was seen in " + runs + " runs.", List.of())
        : new Finding(rule, Outcome.UNTESTED, "No check was made about it.", List.of());
  }

  private static Finding broken(Rule rule, Profile profile, List<Observation> broken) {
    List<String> messages = broken.stream().map(Observation::message).distinct().toList();
    String more = messages.size() == 1 ? "" : " (and " + (messages.size() - 1) + " more)";
    List<Evidence> evidence =
        broken.stream().flatMap(it -> it.evidence().stream()).limit(EVIDENCE).toList();
    Outcome outcome = binding(rule.level(), profile) ? Outcome.FAILED : Outcome.WARNED;
    return new Finding(rule, outcome, messages.get(0) + more, evidence);
  }

  /** What only the platform demands is no failure by the word of the document. */
  private static boolean binding(Level level, Profile profile) {
    return switch (level) {
      case PROTOCOL_MUST -> true;
      case PLATFORM_MUST -> profile == Profile.PLATFORM;
      case SHOULD -> false;
    };
  }

  private static List<Observation> held(List<Observation> observations, Held wanted) {
    return observations.stream().filter(it -> it.outcome() == wanted).toList();
  }

  private static Finding masked(Finding finding, UnaryOperator<String> mask) {
    List<Evidence> evidence =
        finding.evidence().stream()
            .map(it -> new Evidence(it.where(), it.line(), mask.apply(it.text())))
            .toList();
    return new Finding(finding.rule(), finding.outcome(), mask.apply(finding.message()), evidence);
  }
}
