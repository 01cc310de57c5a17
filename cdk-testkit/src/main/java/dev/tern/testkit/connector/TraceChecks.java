package dev.tern.testkit.connector;

import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Confinement;
import dev.tern.testkit.suite.Detached;
import dev.tern.testkit.suite.ImageConnector;
import dev.tern.testkit.suite.LeftBehind;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.LocalPaths;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.OutputLine;
import dev.tern.testkit.suite.Surroundings;
import dev.tern.testkit.suite.Trial;
import dev.tern.worker.connector.Connector;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connector leaves behind, takes, and lets its surroundings do to it. */
final class TraceChecks {

  private static final Map<String, String> FAR_AWAY =
      Map.of(
          "TZ", "Pacific/Apia",
          "LANG", "tr_TR.UTF-8",
          "JDK_JAVA_OPTIONS", "-Duser.language=tr -Duser.country=TR");

  private static final int LOOKS = 500;
  private static final Duration TO_SETTLE = Duration.ofSeconds(1);

  private TraceChecks() {}

  static List<Check<ConnectorTrials>> all() {
    return List.of(
        new NamedCheck<>("ANY-10", TraceChecks::untouchedStore),
        new NamedCheck<>("ANY-11", TraceChecks::pureOutput),
        new NamedCheck<>("ANY-13", TraceChecks::nothingLeft),
        new NamedCheck<>("ANY-14", TraceChecks::memory),
        new NamedCheck<>("ANY-15", TraceChecks::farAway));
  }

  private static Observation untouchedStore(ConnectorTrials trials) throws InterruptedException {
    Optional<String> before = trials.subject().storeContents();
    if (before.isEmpty()) {
      return Observation.doesNotApply("The store cannot be seen. Override storeContents().");
    }
    trials.run(Trial.of("check", trials.config()).named("check, store compared"));
    return before.equals(trials.subject().storeContents())
        ? Observation.holds("The store is the same before and after check.")
        : Observation.broken("The store is another after check than before.");
  }

  private static Observation pureOutput(ConnectorTrials trials) throws InterruptedException {
    if (trials.subject().noisyConfig().isEmpty()) {
      return Observation.doesNotApply(
          "Nothing makes its code print and its libraries log. Override noisyConfig().");
    }
    Trial work = trials.work(trials.subject().noisyConfig().get());
    Observed run = trials.run(work.named(work.name() + ", noisy").unjudged());
    Optional<OutputLine> stray =
        run.lines().stream().filter(line -> line.message().isEmpty()).findFirst();
    return stray
        .map(
            line ->
                Observation.broken(
                    "A line that is no message is printed.", line.evidence(run.trial().name())))
        .orElse(Observation.holds("All lines are messages, noise or not."));
  }

  private static Observation nothingLeft(ConnectorTrials trials)
      throws IOException, InterruptedException {
    if (trials.connector().connector() instanceof ImageConnector) {
      return Observation.doesNotApply("What it leaves is in its container, and gone with that.");
    }
    LeftBehind left = new LeftBehind(trials.connector());
    List<String> found = left.behind(trials.work(trials.config()));
    return found.isEmpty()
        ? Observation.holds("Nothing is left behind a run.")
        : Observation.broken("Left behind: " + String.join(", ", found) + ".");
  }

  private static Observation memory(ConnectorTrials trials) throws InterruptedException {
    if (trials.subject().memoryLimit().isEmpty()) {
      return Observation.doesNotApply("No memory is declared. Override memoryLimit().");
    }
    long limit = trials.subject().memoryLimit().getAsLong();
    long peak = peak(trials);
    if (peak == 0) {
      return Observation.doesNotApply(
          "Its memory cannot be seen: it does not run as a process, or not on Linux.");
    }
    return peak <= limit
        ? Observation.holds("It took at most " + peak + " bytes.")
        : Observation.broken("It took " + peak + " bytes; " + limit + " are declared.");
  }

  /** Looked at on its way, and while it waits for a reader that rests. */
  private static long peak(ConnectorTrials trials) throws InterruptedException {
    try (LiveRun run = trials.connector().start(trials.heavyWork().named("memory").unjudged())) {
      run.endInput();
      long peak = 0;
      for (int line = 0; line < LOOKS && run.next().isPresent(); line++) {
        peak = Math.max(peak, run.residentBytes());
      }
      run.rest(TO_SETTLE);
      peak = Math.max(peak, run.residentBytes());
      run.kill();
      return peak;
    }
  }

  private static Observation farAway(ConnectorTrials trials) throws InterruptedException {
    Connector connector = trials.connector().connector();
    if (!(connector instanceof Surroundings here)) {
      return Observation.doesNotApply(
          "The environment of '" + connector.reference() + "' cannot be changed.");
    }
    Optional<String> difference = trials.differenceIn(here.with(FAR_AWAY));
    if (difference.isPresent()) {
      return Observation.broken(
          "Run in Apia and in Turkish, with TZ=Pacific/Apia and LANG=tr_TR.UTF-8: "
              + difference.get());
    }
    return connector instanceof Detached outside
        ? confined(trials, outside)
        : Observation.holds(
            "All is the same in Apia and in Turkish. Not tried as an unprivileged user and on a"
                + " read-only root, since it runs inside this process.");
  }

  private static Observation confined(ConnectorTrials trials, Detached outside)
      throws InterruptedException {
    try (Confinement less = outside.confined(LocalPaths.in(trials.config()))) {
      String taken = String.join(" and ", less.taken());
      Optional<String> difference =
          less.taken().isEmpty() ? Optional.empty() : trials.differenceIn(less.connector());
      if (difference.isPresent()) {
        return Observation.broken("Run " + taken + ": " + difference.get());
      }
      String same = taken.isEmpty() ? "" : ", " + taken;
      String left = less.left().isEmpty() ? "" : " Not tried: " + String.join("; ", less.left());
      return Observation.holds("All is the same in Apia and in Turkish" + same + "." + left);
    }
  }
}
