package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Ending;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A read that is asked to stop on its way: how it ends, and what its last state covers. */
final class TerminationChecks {

  private static final int STOPPED = 143;
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Observation OVER =
      Observation.doesNotApply("It ended before it could be stopped. Override longConfig().");

  private final SourceTrials trials;
  private @Nullable Stop made;

  private TerminationChecks(SourceTrials trials) {
    this.trials = trials;
  }

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("SRC-13", trials -> of(trials).ended()),
        new NamedCheck<>("READ-14", trials -> of(trials).covered()));
  }

  private static TerminationChecks of(SourceTrials trials) {
    return trials.shared(TerminationChecks.class, () -> new TerminationChecks(trials));
  }

  /** The read that was asked to stop, and how long it went on then. */
  private record Stop(Observed run, Duration took) {

    boolean late() {
      return run.ending() == Ending.HUNG || took.compareTo(GRACE) > 0;
    }
  }

  private Stop stop() throws InterruptedException {
    Stop stop = made;
    if (stop == null) {
      stop = make();
      made = stop;
    }
    return stop;
  }

  private Stop make() throws InterruptedException {
    JsonNode config = trials.subject().longConfig().orElse(trials.config());
    Trial trial = trials.read(SyncKind.NEWS).withConfig(config).named("read, stopped");
    try (LiveRun run = trials.connector().start(trial)) {
      run.endInput();
      run.await(line -> line.message().filter(it -> it.getRecord() != null).isPresent());
      long start = System.nanoTime();
      run.terminate();
      Observed stopped = run.finish();
      return new Stop(stopped, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private Observation ended() throws InterruptedException {
    Stop stop = stop();
    Observed run = stop.run();
    if (stop.late()) {
      return Observation.broken("Asked to stop it went on for " + stop.took().toSeconds() + " s.");
    }
    if (over(run)) {
      return OVER;
    }
    if (run.exitCode() != STOPPED) {
      return Observation.broken("Asked to stop it ended otherwise: " + run.end() + ".");
    }
    for (OfferedStream stream : trials.streams()) {
      List<AirbyteStreamStatus> statuses = run.statuses(stream.id());
      boolean told =
          statuses.isEmpty()
              || statuses.contains(AirbyteStreamStatus.COMPLETE)
              || statuses.get(statuses.size() - 1) == AirbyteStreamStatus.INCOMPLETE;
      if (!told) {
        return Observation.broken("Stopped, '" + stream.name() + "' is not INCOMPLETE.");
      }
    }
    Optional<String> fault = new StoppedRead(trials, run).fault();
    if (fault.isPresent()) {
      return Observation.broken("A read behind the stop does not work: " + fault.get() + ".");
    }
    return Observation.holds("It stopped within " + stop.took().toMillis() + " ms, exit code 143.");
  }

  /** A state that was written on the way out may be ahead, where no cut would show it. */
  private Observation covered() throws InterruptedException {
    Observed run = stop().run();
    return over(run) ? OVER : new StoppedRead(trials, run).judge();
  }

  /** Whether it had given all, so that nothing was stopped. */
  private boolean over(Observed run) throws InterruptedException {
    boolean ended = run.exitCode() == 0 || run.exitCode() == STOPPED;
    return ended && (complete(run) || whole(run));
  }

  private boolean complete(Observed run) throws InterruptedException {
    for (OfferedStream stream : trials.streams()) {
      if (!run.statuses(stream.id()).contains(AirbyteStreamStatus.COMPLETE)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it gave all, also one that tells no statuses; only known of the usual read. */
  private boolean whole(Observed run) throws InterruptedException {
    return trials.subject().longConfig().isEmpty()
        && Bags.difference(trials.whole(SyncKind.NEWS), run).isEmpty();
  }
}
