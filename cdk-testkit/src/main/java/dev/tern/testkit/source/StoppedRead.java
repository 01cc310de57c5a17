package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.Background;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.OutputLine;
import dev.tern.testkit.suite.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private final boolean known;
  private final Delivery before = new Delivery();

  StoppedRead(SourceTrials trials, Observed stopped) {
    this.trials = trials;
    this.stopped = stopped;
    this.known = trials.subject().longConfig().isEmpty();
    before.take(stopped.transcript());
  }

  /** How a read that goes on from its last state ends, if not well; only the usual one ends. */
  Optional<String> fault() throws InterruptedException {
    if (!known || !tried()) {
      return Optional.empty();
    }
    Observed after = trials.once(next());
    return after.succeeded() ? Optional.empty() : Optional.of(after.end());
  }

  private boolean tried() throws InterruptedException {
    return !before.states().toJson().isEmpty() && !CutChecks.loses(trials);
  }

  private Trial next() {
    return stopped.trial().from(before.states().toJson()).named("read behind a stop");
  }

  /** Whether its last state covers only what it gave. */
  Observation judge() throws InterruptedException {
    if (!tried() || fault().isPresent()) {
      return Observation.doesNotApply("What the last state of a stopped read covers is not known.");
    }
    Observed beginning = known ? trials.whole(SyncKind.NEWS) : beginning();
    Observed after = known ? trials.once(next()) : run(next(), FURTHER);
    List<Remainder> rests =
        Remainder.of(beginning, before).stream().filter(Remainder::inside).toList();
    for (Resumption stream : Resumption.of(rests, after)) {
      if (!stream.lost().isEmpty() && (known || (stream.ahead() && alike(stream, beginning)))) {
        return Observation.broken(
            String.format(
                "Stopped, its last state of '%s' covers %s that it had not given: %s.",
                stream.stream().getName(),
                Bags.counted(stream.lost().size()),
                stream.lost().get(0)),
            last(stream.stream()));
      }
    }
    return rests.isEmpty()
        ? Observation.doesNotApply("No stream was stopped between its records.")
        : Observation.holds("Stopped, its last state covers only what it had given" + compared());
  }

  /** The last state of a stream, or the last of all, as something to show. */
  private Evidence[] last(StreamDescriptor stream) {
    List<OutputLine> states =
        stopped.lines().stream()
            .filter(line -> line.message().filter(it -> it.getState() != null).isPresent())
            .toList();
    List<OutputLine> own =
        states.stream()
            .filter(
                line ->
                    line.message()
                        .map(it -> it.getState().getStream())
                        .filter(it -> stream.equals(it.getStreamDescriptor()))
                        .isPresent())
            .toList();
    List<OutputLine> told = own.isEmpty() ? states : own;
    return told.stream()
        .skip(told.size() - 1L)
        .map(line -> line.evidence(stopped.trial().name()))
        .toArray(Evidence[]::new);
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

  private String compared() {
    return known ? "." : "; of longConfig() only the records next to it were compared.";
  }
}
