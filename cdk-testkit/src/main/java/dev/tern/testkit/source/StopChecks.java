package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Ending;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.OutputLine;
import dev.tern.testkit.suite.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Reads that are killed, or read by nobody. */
final class StopChecks {

  private static final Duration TO_SETTLE = Duration.ofSeconds(1); // or what its start took
  private static final Duration TO_GROW = Duration.ofSeconds(2);
  private static final long GROWTH = 32 << 20;

  private StopChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("SRC-12", StopChecks::killed),
        new NamedCheck<>("SRC-23", StopChecks::slowConsumer));
  }

  private static Observation killed(SourceTrials trials) throws InterruptedException {
    Observed whole = trials.whole(SyncKind.NEWS);
    if (!whole.succeeded() || whole.records().isEmpty()) {
      return Observation.doesNotApply("A whole read gives no record to lose.");
    }
    if (CutChecks.loses(trials)) {
      return Observation.doesNotApply(
          "It loses records when it is cut, as READ-14 and READ-15 tell.");
    }
    Delivery delivery = killed(trials, whole.lines().size());
    boolean told = !delivery.states().toJson().isEmpty();
    Observed last = trials.run(next(trials, delivery, "read behind kills"));
    for (Resumption stream : Resumption.of(Remainder.of(whole, delivery), last)) {
      if (!last.succeeded() || !stream.lost().isEmpty()) {
        return Observation.broken(
            String.format(
                "Killed %d times, '%s' has lost %d of %d records; the last read: %s.",
                trials.subject().kills(),
                stream.stream().getName(),
                stream.lost().size(),
                stream.rest().whole(),
                last.end()));
      }
    }
    return leave(trials)
        .orElse(
            told
                ? Observation.holds("Killed at random moments it loses nothing.")
                : Observation.doesNotApply(
                    "No state came before a kill, so nothing could be lost. Let it write more."));
  }

  /** What has arrived for good from reads that were killed at random among so many lines. */
  private static Delivery killed(SourceTrials trials, int lines) throws InterruptedException {
    Random random = new Random(trials.subject().seed());
    Delivery delivery = new Delivery();
    for (int kill = 0; kill < trials.subject().kills(); kill++) {
      int moment = random.nextInt(lines) + 1;
      try (LiveRun run = trials.connector().start(next(trials, delivery, "killed"))) {
        run.endInput();
        run.await(line -> line.number() >= moment);
        delivery.take(run.kill().transcript());
      }
    }
    return delivery;
  }

  private static Optional<Observation> leave(SourceTrials trials) throws InterruptedException {
    try (LiveRun run = trials.connector().start(trials.read(SyncKind.NEWS).unjudged())) {
      run.endInput();
      run.next();
      return run.leave().ending() == Ending.HUNG
          ? Optional.of(
              Observation.broken("Nobody reads its stdout any more, and it does not end."))
          : Optional.empty();
    }
  }

  private static Trial next(SourceTrials trials, Delivery delivery, String name)
      throws InterruptedException {
    Trial trial = trials.read(SyncKind.NEWS).named(name);
    JsonNode states = delivery.states().toJson();
    return states.isEmpty() ? trial : trial.from(states);
  }

  private static Observation slowConsumer(SourceTrials trials) throws InterruptedException {
    Optional<JsonNode> config = trials.subject().longConfig();
    if (config.isEmpty()) {
      return Observation.doesNotApply("No long read is known. Override longConfig().");
    }
    Trial trial = trials.read(SyncKind.FULL).withConfig(config.get()).named("read by nobody");
    try (LiveRun run = trials.connector().start(trial)) {
      if (run.residentBytes() == 0) {
        return Observation.doesNotApply(
            "Its memory cannot be seen: it does not run as a process, or not on Linux.");
      }
      run.endInput();
      Duration start =
          run.await(line -> line.message().filter(it -> it.getRecord() != null).isPresent())
              .map(OutputLine::at)
              .orElse(TO_SETTLE);
      run.rest(start.compareTo(TO_SETTLE) > 0 ? start : TO_SETTLE);
      long before = run.residentBytes();
      run.rest(TO_GROW);
      long after = run.residentBytes();
      run.kill();
      return after - before > GROWTH
          ? Observation.broken(
              "Nobody reads, and its memory grows from " + before + " to " + after + " bytes.")
          : Observation.holds("Nobody reads, and its memory stays as it is.");
    }
  }
}
