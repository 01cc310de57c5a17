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

/**
 * The exit codes of failures: where all of them are 0, no rule about a failure can be kept.
 *
 * @param carried the rules whose checks make it fail, or stop it
 */
public record ExitCodes(Set<String> carried) implements Groundwork<ConnectorTrials> {

  private static final String RULE = "ENV-10";
  private static final Set<String> OF_EVERY_CONNECTOR =
      Set.of("ENV-13", "CMD-6", "ANY-4", "ANY-5", "ANY-12");

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

  /** Makes it fail in several ways, until it ends with another code. */
  @Override
  public Optional<Fault> fault(ConnectorTrials trials) throws InterruptedException {
    List<Trial> failing =
        List.of(
            CommandChecks.UNKNOWN,
            CommandChecks.withoutConfig(trials),
            trials
                .work(JsonNodeFactory.instance.arrayNode())
                .named("a list as configuration")
                .unjudged());
    List<Observed> failed = new ArrayList<>();
    for (Trial trial : failing) {
      Observed run = trials.once(trial);
      if (run.ending() != Ending.ENDED || run.exitCode() != 0) {
        return Optional.empty();
      }
      failed.add(run);
    }
    return failed.stream()
        .filter(run -> !run.errorTraces().isEmpty())
        .reduce((one, next) -> next) // what it is for tells more than a wrong command line
        .map(run -> new Fault(RULE, carried, seen(run, failed.size())));
  }

  private static Observation seen(Observed run, int failed) {
    String message =
        String.format(
            "'%s' failed, and ended with %s. So did each of %d runs that have to fail.",
            run.trial().words(), run.end(), failed);
    return Observation.broken(message, run.failure());
  }
}
