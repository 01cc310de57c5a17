package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads that start from saved states, real and odd ones. */
final class StateChecks {

  private StateChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("READ-6", StateChecks::full),
        new NamedCheck<>("SRC-10", StateChecks::fromTheEnd),
        new NamedCheck<>("SRC-14", StateChecks::fromTheFuture),
        new NamedCheck<>("SRC-15", StateChecks::malformed));
  }

  /** What is saved when everything has been read. */
  static JsonNode finalState(SourceTrials trials, SyncKind kind) throws InterruptedException {
    Delivery delivery = new Delivery();
    delivery.take(trials.whole(kind).transcript());
    return delivery.states().toJson();
  }

  private static Observation full(SourceTrials trials) throws InterruptedException {
    JsonNode state = finalState(trials, SyncKind.NEWS);
    if (state.isEmpty()) {
      return Observation.doesNotApply("A whole read gives no state.");
    }
    List<OfferedStream> plain =
        trials.streams().stream().filter(stream -> !stream.resumable()).toList();
    if (plain.isEmpty()) {
      return Observation.doesNotApply("Every stream resumes its full refreshes.");
    }
    Observed again =
        trials.run(trials.read(SyncKind.FULL).from(state).named("full refresh from a state"));
    for (OfferedStream stream : plain) {
      Optional<String> difference =
          Bags.difference(
              trials.whole(SyncKind.FULL).records(stream.id()), again.records(stream.id()));
      if (difference.isPresent()) {
        return Observation.broken(
            "A full refresh with the state of an incremental read: '"
                + stream.name()
                + "' "
                + difference.get());
      }
    }
    return Observation.holds("A full refresh takes no heed of an earlier state.");
  }

  private static Observation fromTheEnd(SourceTrials trials) throws InterruptedException {
    List<OfferedStream> streams =
        trials.streams().stream().filter(OfferedStream::incremental).toList();
    JsonNode state = finalState(trials, SyncKind.NEWS);
    if (streams.isEmpty() || state.isEmpty()) {
      return Observation.doesNotApply("No stream can be read incrementally.");
    }
    Observed again = trials.nothingNew();
    for (OfferedStream stream : streams) {
      List<JsonNode> records = trials.whole(SyncKind.NEWS).records(stream.id());
      List<JsonNode> more = again.records(stream.id());
      long allowed =
          Math.max(
              trials.subject().repeats().getOrDefault(stream.name(), 0), ties(stream, records));
      if (more.size() > allowed) {
        return Observation.broken(
            String.format(
                "Nothing is new, and '%s' gives %s from its final state; %d tie: %s.",
                stream.name(), Bags.counted(more.size()), allowed, more.get(0)));
      }
    }
    return Observation.holds("From the final state comes nothing but ties.");
  }

  /** Records that may have the highest cursor. */
  private static long ties(OfferedStream stream, List<JsonNode> records) {
    Optional<JsonNode> last =
        records.stream()
            .flatMap(record -> stream.cursorOf(record).stream())
            .max(CursorOrder.INSTANCE);
    return last.map(
            highest ->
                records.stream()
                    .filter(record -> stream.cursorOf(record).equals(Optional.of(highest)))
                    .count())
        .orElse(0L);
  }

  private static Observation fromTheFuture(SourceTrials trials) throws InterruptedException {
    List<OfferedStream> streams =
        trials.streams().stream().filter(OfferedStream::incremental).toList();
    List<List<JsonNode>> records = new ArrayList<>();
    for (OfferedStream stream : streams) {
      records.add(trials.whole(SyncKind.NEWS).records(stream.id()));
    }
    JsonNode last = finalState(trials, SyncKind.NEWS);
    Optional<JsonNode> future =
        trials.subject().futureState().or(() -> FutureState.of(last, streams, records));
    if (future.isEmpty()) {
      return Observation.doesNotApply(
          "No cursor is recognised in its states. Override futureState().");
    }
    Observed run =
        trials.run(trials.read(SyncKind.NEWS).from(future.get()).named("read, future state"));
    if (run.succeeded()) {
      for (OfferedStream stream : streams) {
        if (!run.records(stream.id()).isEmpty()) {
          return Observation.broken(
              "From a state in the far future '"
                  + stream.name()
                  + "' gives "
                  + run.records(stream.id()).size()
                  + " records.",
              run.givenStates());
        }
      }
      return Observation.holds("A state in the far future gives no record.");
    }
    return Observation.broken("A state in the far future: " + run.end() + ".", run.givenStates());
  }

  private static Observation malformed(SourceTrials trials) throws InterruptedException {
    JsonNode last = finalState(trials, SyncKind.NEWS);
    List<OfferedStream> streams =
        trials.streams().stream().filter(OfferedStream::incremental).toList();
    if (last.isEmpty() || streams.isEmpty()) {
      return Observation.doesNotApply("No stream can be read incrementally.");
    }
    List<JsonNode> odd = new ArrayList<>(List.of(SpoiltState.of(last)));
    trials.subject().oldState().ifPresent(odd::add);
    for (JsonNode state : odd) {
      Observed run =
          trials.run(trials.read(SyncKind.NEWS).from(state).named("read, malformed state"));
      if (run.exitCode() != 0 && !run.refused()) {
        return Observation.broken(
            "A state of another shape ends without a config_error: " + run.end() + ".",
            run.givenStates());
      }
      if (run.exitCode() == 0 && startsAgain(trials, run)) {
        return Observation.broken(
            "A state of another shape reads everything again, in silence.", run.givenStates());
      }
    }
    return Observation.holds("A state of another shape is refused or migrated.");
  }

  private static boolean startsAgain(SourceTrials trials, Observed run)
      throws InterruptedException {
    return !run.records().isEmpty() && Bags.difference(trials.whole(SyncKind.NEWS), run).isEmpty();
  }
}
