package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.Background;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A read that was stopped, against one that goes on from its last state. A long read is known no
 * further than another one from the beginning comes a little behind the stop.
 */
final class StoppedRead {

  /** Lines behind the stop; the read that goes on is given more, so that its order may differ. */
  private static final int BEHIND = 100;

  private static final int FURTHER = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SourceTrials trials;
  private final Observed stopped;
  private final Delivery before = new Delivery();

  StoppedRead(SourceTrials trials, Observed stopped) {
    this.trials = trials;
    this.stopped = stopped;
    before.take(stopped.transcript());
  }

  /** Whether its last state covers only what it gave; holds in the given words. */
  Observation judge(String holds) throws InterruptedException {
    JsonNode states = before.states().toJson();
    if (states.isEmpty() || CutChecks.loses(trials)) {
      return Observation.holds(holds + "; what its last state covers was not tried.");
    }
    Trial next = stopped.trial().from(states).named("read behind a stop");
    boolean known = trials.subject().longConfig().isEmpty();
    Observed beginning = known ? trials.whole(SyncKind.NEWS) : beginning();
    Observed after = known ? trials.run(next) : run(next, FURTHER);
    if (known && !after.succeeded()) {
      return Observation.broken("A read behind the stop does not work: " + after.end() + ".");
    }
    List<Remainder> rests =
        Remainder.of(beginning, before).stream().filter(Remainder::inside).toList();
    for (Resumption stream : Resumption.of(rests, after)) {
      if (!stream.lost().isEmpty() && (known || (stream.ahead() && alike(stream, beginning)))) {
        return Observation.broken(
            String.format(
                "Stopped, its last state of '%s' covers %d records that it had not given: %s.",
                stream.stream().getName(), stream.lost().size(), stream.lost().get(0)));
      }
    }
    return Observation.holds(holds + tried(rests, known) + ".");
  }

  private Observed beginning() throws InterruptedException {
    Trial again = stopped.trial().named("read as far as the stopped one");
    return run(again, stopped.lines().size() + BEHIND);
  }

  /** Its first lines, or what it gives of them until it is asked to stop: a long read may wait. */
  private Observed run(Trial trial, int lines) throws InterruptedException {
    try (LiveRun run = trials.connector().start(trial)) {
      run.endInput();
      CompletableFuture<Void> unused =
          CompletableFuture.runAsync(
              run::terminate, Background.after(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      run.await(line -> line.number() >= lines);
      return run.kill();
    }
  }

  /** Whether both gave the stream in one order: else what is not there may still come. */
  private boolean alike(Resumption stream, Observed beginning) {
    List<JsonNode> there = before.records(stream.stream());
    return beginning.records(stream.stream()).subList(0, there.size()).equals(there);
  }

  private static String tried(List<Remainder> rests, boolean known) {
    if (rests.isEmpty()) {
      return "; no stream was stopped between its records";
    }
    return known ? "" : "; of longConfig() only the records next to its last state were compared";
  }
}
