package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.Transcript;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Pace;
import dev.tern.testkit.suite.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Reads with numbers of workers that a seed chooses, each at a pace of its own, and reads by others
 * that go on from what those saved.
 */
final class WorkerChecks {

  private static final List<Integer> WORKERS = List.of(1, 2, 8);

  private final SourceTrials trials;
  private final Random random;
  private final List<Integer> workers = new ArrayList<>();
  private final List<Begun> begun = new ArrayList<>();
  private int inside;

  private WorkerChecks(SourceTrials trials) {
    this.trials = trials;
    this.random = new Random(trials.subject().seed());
  }

  static List<Check<SourceTrials>> all() {
    return List.of(new NamedCheck<>("SRC-22", WorkerChecks::look));
  }

  private static Observation look(SourceTrials trials) throws InterruptedException {
    if (trials.subject().configWithWorkers(1).isEmpty()) {
      return Observation.doesNotApply(
          "The number of workers cannot be chosen. Override configWithWorkers().");
    }
    WorkerChecks checks = new WorkerChecks(trials);
    Optional<String> wrong = checks.different();
    if (wrong.isEmpty() && !CutChecks.loses(trials)) {
      wrong = checks.unsafe();
    }
    return wrong
        .map(Observation::broken)
        .orElseGet(
            () ->
                Observation.holds(
                    "In "
                        + checks.begun.size()
                        + " reads with "
                        + WORKERS
                        + " workers the records are the same"
                        + checks.continued()));
  }

  /** How the reads went on from others, as the end of a sentence. */
  private String continued() {
    return inside == 0
        ? "; not tried to go on from one of them between the records of a stream."
        : ", and " + inside + " reads go on from states of others.";
  }

  private static SyncKind kind(int read) {
    return read % 2 == 0 ? SyncKind.FULL : SyncKind.NEWS;
  }

  private static int half(SourceTrials trials) {
    return (trials.subject().shuffles() + 1) / 2;
  }

  private int any() {
    return WORKERS.get(random.nextInt(WORKERS.size()));
  }

  private Trial read(int number, int count) throws InterruptedException {
    JsonNode config = trials.subject().configWithWorkers(count).orElseThrow();
    Trial trial = trials.read(kind(number)).withConfig(config);
    return trial.named(trial.name() + ", " + count + " workers");
  }

  /** The first half of the reads, from the beginning: each number of workers is among them. */
  private Optional<String> different() throws InterruptedException {
    List<Trial> tried = new ArrayList<>();
    List<Observed> wholes = new ArrayList<>();
    List<Random> chances = new ArrayList<>();
    for (int i = 0; i < half(trials); i++) {
      workers.add(i < WORKERS.size() ? WORKERS.get(i) : any());
      tried.add(read(i, workers.get(i)));
      wholes.add(trials.whole(kind(i)));
      chances.add(new Random(random.nextLong()));
    }
    begun.addAll(
        trials
            .connector()
            .runAll(
                tried,
                new Pace(random.nextLong()),
                (number, run) -> Begun.of(wholes.get(number), run, chances.get(number))));
    for (int i = 0; i < begun.size(); i++) {
      Optional<String> difference = begun.get(i).difference();
      if (difference.isPresent()) {
        return Optional.of("With " + workers.get(i) + " workers " + difference.get());
      }
    }
    return Optional.empty();
  }

  /** The other half: each goes on from a state of one of the first. */
  private Optional<String> unsafe() throws InterruptedException {
    List<Trial> tried = new ArrayList<>();
    List<Integer> from = new ArrayList<>();
    for (int i = 0; i < trials.subject().shuffles() / 2; i++) {
      Begun first = begun.get(i);
      if (!first.saved().isEmpty()) {
        from.add(i);
        inside += first.rests().stream().anyMatch(Remainder::inside) ? 1 : 0;
        tried.add(read(i, any()).from(first.saved()));
      }
    }
    List<Optional<String>> lost =
        trials
            .connector()
            .runAll(
                tried,
                new Pace(random.nextLong()),
                (number, after) -> lost(from.get(number), after));
    return lost.stream().flatMap(Optional::stream).findFirst();
  }

  private Optional<String> lost(int from, Observed after) {
    return Resumption.of(begun.get(from).rests(), after).stream()
        .filter(stream -> !after.succeeded() || !stream.lost().isEmpty())
        .findFirst()
        .map(
            stream ->
                String.format(
                    "From a state of a read with %d workers, '%s' loses %d of %d records;"
                        + " the read: %s.",
                    workers.get(from),
                    stream.stream().getName(),
                    stream.lost().size(),
                    stream.rest().whole(),
                    after.end()));
  }

  /**
   * What is kept of a read from the beginning.
   *
   * @param difference to a whole read
   * @param saved what goes on at one of its states; empty when it has none
   * @param rests what is left to give then
   */
  private record Begun(Optional<String> difference, JsonNode saved, List<Remainder> rests) {

    static Begun of(Observed whole, Observed run, Random chance) {
      Transcript transcript = run.transcript();
      List<Integer> states = places(transcript);
      Delivery arrived = new Delivery();
      if (!states.isEmpty()) {
        arrived.take(transcript.first(states.get(chance.nextInt(states.size())) + 1));
      }
      return new Begun(
          Bags.difference(whole, run), arrived.states().toJson(), Remainder.of(whole, arrived));
    }

    /** Where states are that another of their stream follows; all when there are none. */
    private static List<Integer> places(Transcript transcript) {
      List<Integer> states = transcript.statePlaces();
      Map<Optional<StreamDescriptor>, Integer> last = new HashMap<>();
      for (int place : states) {
        AirbyteStateMessage state = transcript.messages().get(place).getState();
        last.put(Optional.ofNullable(state.getStream()).map(it -> it.getStreamDescriptor()), place);
      }
      List<Integer> followed = states.stream().filter(place -> !last.containsValue(place)).toList();
      return followed.isEmpty() ? states : followed;
    }
  }
}
