package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateStats;
import dev.tern.protocol.AirbyteStreamStatus;
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
import java.util.OptionalLong;
import java.util.Random;

/** Reads that are killed, stopped, or read by nobody. */
final class StopChecks {

  private static final int STOPPED = 143;
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration TO_SETTLE = Duration.ofSeconds(1); // or what its start took
  private static final Duration TO_GROW = Duration.ofSeconds(2);
  private static final long GROWTH = 32 << 20;

  private StopChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("SRC-12", StopChecks::killed),
        new NamedCheck<>("SRC-13", StopChecks::stopped),
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

  private static Observation stopped(SourceTrials trials) throws InterruptedException {
    JsonNode config = trials.subject().longConfig().orElse(trials.config());
    Trial trial = trials.read(SyncKind.NEWS).withConfig(config).named("read, stopped");
    try (LiveRun run = trials.connector().start(trial)) {
      run.endInput();
      run.await(line -> line.message().filter(it -> it.getRecord() != null).isPresent());
      long start = System.nanoTime();
      run.terminate();
      Observed stopped = run.finish();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return judge(trials, stopped, took);
    }
  }

  private static Observation judge(SourceTrials trials, Observed run, Duration took)
      throws InterruptedException {
    if (run.ending() == Ending.HUNG || took.compareTo(GRACE) > 0) {
      return Observation.broken("Asked to stop it went on for " + took.toSeconds() + " s.");
    }
    boolean ended = run.exitCode() == 0 || run.exitCode() == STOPPED;
    if (ended && (complete(trials, run) || whole(trials, run))) {
      return Observation.doesNotApply(
          "It ended before it could be stopped. Override longConfig().");
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
    Optional<Observation> ahead = ahead(run);
    return ahead.isPresent()
        ? ahead.get()
        : new StoppedRead(trials, run)
            .judge("It stopped within " + took.toMillis() + " ms, exit code 143");
  }

  private static boolean complete(SourceTrials trials, Observed run) throws InterruptedException {
    for (OfferedStream stream : trials.streams()) {
      if (!run.statuses(stream.id()).contains(AirbyteStreamStatus.COMPLETE)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it gave all, also one that tells no statuses; only known of the usual read. */
  private static boolean whole(SourceTrials trials, Observed run) throws InterruptedException {
    return trials.subject().longConfig().isEmpty()
        && Bags.difference(trials.whole(SyncKind.NEWS), run).isEmpty();
  }

  private static Optional<Observation> ahead(Observed run) {
    OptionalLong counted = counted(run);
    int sent = run.records().size();
    return counted.isPresent() && counted.getAsLong() > sent
        ? Optional.of(
            Observation.broken(
                "Stopped, its states count " + counted.getAsLong() + " records of " + sent + "."))
        : Optional.empty();
  }

  /** How many records all states say they cover; nothing when some say nothing. */
  static OptionalLong counted(Observed run) {
    long sum = 0;
    for (AirbyteStateMessage state : run.states()) {
      AirbyteStateStats stats = state.getSourceStats();
      if (stats == null || stats.getRecordCount() == null) {
        return OptionalLong.empty();
      }
      sum += stats.getRecordCount().longValue();
    }
    return OptionalLong.of(sum);
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
