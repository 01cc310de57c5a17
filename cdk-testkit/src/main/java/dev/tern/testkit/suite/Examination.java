package dev.tern.testkit.suite;

import dev.tern.testkit.rule.Finding;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Outcome;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Rule;
import dev.tern.testkit.rule.Subject;
import dev.tern.testkit.suite.Observation.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A connector after all checks were made, to be reported by either word. */
public final class Examination {

  private static final int EVIDENCE = 10;
  private static final int BEGINNING = 400;
  private static final int END = 200;

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
    Docket docket = connector.docket(profile);
    List<Finding> findings = new ArrayList<>();
    UnaryOperator<String> shown = text -> Workplace.told(mask.apply(text));
    for (Rule rule : suite.rules()) {
      if (rule.subject() == Subject.CONNECTOR || rule.subject() == suite.side()) {
        findings.add(masked(finding(rule, profile, docket), shown).tried(tried(rule)));
      }
    }
    String name = connector.connector().reference();
    List<Finding> whole = Umbrella.over(findings);
    return new Report(name, suite.side(), profile, started, took, whole, connector.runs());
  }

  private Duration tried(Rule rule) {
    return seen.stream()
        .filter(judgement -> judgement.rule().equals(rule.id()))
        .map(Judgement::took)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Finding finding(Rule rule, Profile profile, Docket docket) {
    List<Finding> broken = new ArrayList<>();
    for (Judgement judgement : judged(rule, Held.NO)) {
      Observation observation = judgement.observation();
      Outcome outcome = outcome(rule, judgement, profile);
      broken.add(new Finding(rule, outcome, observation.message(), observation.evidence()));
    }
    broken.addAll(docket.broken(rule.id()));
    if (!broken.isEmpty()) {
      return merged(rule, broken);
    }
    return told(rule, Held.YES, Outcome.PASSED)
        .or(() -> seen(rule, docket))
        .or(() -> told(rule, Held.NOT_APPLICABLE, Outcome.SKIPPED))
        .orElseGet(() -> untested(rule));
  }

  /** As bad as the worst of the rules that it speaks for. */
  private Outcome outcome(Rule rule, Judgement judgement, Profile profile) {
    boolean failed =
        suite.rules().stream()
            .filter(it -> it.equals(rule) || judgement.leftOut().contains(it.id()))
            .anyMatch(it -> profile.whenBroken(it.level()) == Outcome.FAILED);
    return failed ? Outcome.FAILED : profile.whenBroken(rule.level());
  }

  private static Finding merged(Rule rule, List<Finding> broken) {
    boolean failed = broken.stream().anyMatch(it -> it.outcome() == Outcome.FAILED);
    List<String> messages = broken.stream().map(Finding::message).distinct().toList();
    String more = messages.size() == 1 ? "" : " (and " + (messages.size() - 1) + " more)";
    List<Evidence> evidence =
        broken.stream().flatMap(it -> it.evidence().stream()).distinct().limit(EVIDENCE).toList();
    Outcome outcome = failed ? Outcome.FAILED : Outcome.WARNED;
    return new Finding(rule, outcome, messages.get(0) + more, evidence);
  }

  private List<Judgement> judged(Rule rule, Held wanted) {
    return seen.stream()
        .filter(judgement -> judgement.rule().equals(rule.id()))
        .filter(judgement -> judgement.observation().outcome() == wanted)
        .toList();
  }

  private Optional<Finding> told(Rule rule, Held held, Outcome outcome) {
    return judged(rule, held).stream()
        .map(Judgement::observation)
        .findFirst()
        .map(it -> new Finding(rule, outcome, it.message(), it.evidence()));
  }

  private static Optional<Finding> seen(Rule rule, Docket docket) {
    long runs = docket.runs(rule.id());
    String message = "So it is in each of " + runs + " runs that show anything of it.";
    return runs == 0
        ? Optional.empty()
        : Optional.of(new Finding(rule, Outcome.PASSED, message, List.of()));
  }

  private static Finding untested(Rule rule) {
    String why = rule.untested().orElse("No run showed anything of it.");
    return new Finding(rule, Outcome.UNTESTED, why, List.of());
  }

  private static Finding masked(Finding finding, UnaryOperator<String> mask) {
    List<Evidence> evidence = finding.evidence().stream().map(it -> it.masked(mask)).toList();
    String message = shortened(mask.apply(finding.message()));
    return new Finding(finding.rule(), finding.outcome(), message, evidence);
  }

  /** A sentence with a large record in it keeps what stands around that. */
  private static String shortened(String message) {
    return message.length() <= BEGINNING + END
        ? message
        : message.substring(0, BEGINNING) + " … " + message.substring(message.length() - END);
  }
}
