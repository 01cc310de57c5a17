package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tern.testkit.suite.Ending;
import dev.tern.testkit.suite.Groundwork;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How failures end: where all end with exit code 0, or none with an ERROR trace, no rule about a
 * failure can be kept; where only what refuses a configuration ends with 0, none about that.
 *
 * @param carried the rules whose checks make it fail, or stop it
 */
public record ExitCodes(Set<String> carried) implements Groundwork<ConnectorTrials> {

  private static final String RULE = "ENV-10";
  private static final Set<String> OF_EVERY_CONNECTOR =
      Set.of("ENV-13", "CMD-6", "ANY-4", "ANY-5", "ANY-12");
  private static final Set<String> OF_REFUSALS = Set.of("CMD-6", "ANY-4", "ANY-5");

  /** Keeps its own copy. */
  public ExitCodes {
    carried = Set.copyOf(carried);
  }

  /** Under these rules, and those of every connector. */
  public static ExitCodes under(String... rules) {
    Set<String> carried = new TreeSet<>(OF_EVERY_CONNECTOR);
    carried.addAll(List.of(rules));
    return new ExitCodes(carried);
  }

  /**
   * Makes it fail in several ways, until it ends with another code. CMD-6 makes the first of them
   * again, as that has to be judged by all rules: here these would tell the fault once more.
   */
  @Override
  public Optional<Fault> fault(ConnectorTrials trials) throws InterruptedException {
    List<Trial> failing =
        List.of(
            trials
                .work(JsonNodeFactory.instance.arrayNode())
                .named("a list as configuration")
                .unjudged(),
            CommandChecks.withoutConfig(trials),
            CommandChecks.UNKNOWN);
    List<Observed> silent = new ArrayList<>();
    for (Trial trial : failing) {
      Observed run = trials.once(trial);
      boolean told = run.exitCode() != 0 && !run.errorTraces().isEmpty();
      if (run.ending() != Ending.ENDED || told) {
        return refusal(silent);
      }
      silent.add(run);
    }
    return all(silent, run -> run.exitCode() == 0, run -> !run.errorTraces().isEmpty())
        .or(() -> all(silent, run -> run.exitCode() != 0, run -> true))
        .map(run -> new Fault(RULE, carried, seen(run, silent.size())));
  }

  /** Other failures are told as they should be. */
  private static Optional<Fault> refusal(List<Observed> silent) {
    return silent.stream()
        .limit(1)
        .filter(run -> run.exitCode() == 0 && !run.errorTraces().isEmpty())
        .findFirst()
        .map(run -> new Fault(RULE, OF_REFUSALS, seen(run, 1)));
  }

  /** The first of them that shows it, if all are so: what it is for tells more than wrong usage. */
  private static Optional<Observed> all(
      List<Observed> runs, Predicate<Observed> so, Predicate<Observed> shown) {
    return runs.stream().allMatch(so) ? runs.stream().filter(shown).findFirst() : Optional.empty();
  }

  private static Observation seen(Observed run, int failed) {
    boolean traced = !run.errorTraces().isEmpty();
    String others = failed > 1 ? " So did each of " + failed + " runs that have to fail." : "";
    String message =
        String.format(
            "'%s' failed%s, and ended with %s.%s",
            run.trial().words(), traced ? "" : " without an ERROR trace", run.end(), others);
    return Observation.broken(message, traced ? run.failure() : run.lastErrors());
  }
}
