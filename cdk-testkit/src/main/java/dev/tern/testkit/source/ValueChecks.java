package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.Delivery;
import dev.tern.testkit.connector.Difference;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.util.List;
import java.util.Optional;

/** Values and late records: what the author has to show. */
final class ValueChecks {

  private ValueChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(
        new StreamCheck("SRC-24", ValueChecks::odd),
        new NamedCheck<>("TYPE-4", ValueChecks::numbers),
        new StreamCheck("SRC-18", ValueChecks::late));
  }

  private static Optional<Observed> oddRead(SourceTrials trials) throws InterruptedException {
    Optional<OddValues> odd = trials.subject().oddValues();
    if (odd.isEmpty()) {
      return Optional.empty();
    }
    JsonNode config = odd.get().config();
    List<OfferedStream> streams =
        odd.get().offered(trials).stream()
            .filter(stream -> stream.name().equals(odd.get().stream()))
            .toList();
    JsonNode catalog = SourceTrials.catalog(streams, SyncKind.FULL);
    return Optional.of(trials.run(Trial.read(config, catalog).named("read, odd values")));
  }

  private static List<JsonNode> records(SourceTrials trials, Observed run) {
    String stream = trials.subject().oddValues().map(OddValues::stream).orElse("");
    return run.records().stream()
        .filter(record -> record.getStream().equals(stream))
        .map(record -> record.getData())
        .toList();
  }

  private static Observation odd(SourceTrials trials) throws InterruptedException {
    Optional<Observed> run = oddRead(trials);
    if (run.isEmpty()) {
      return Observation.doesNotApply("No odd values are known. Override oddValues().");
    }
    boolean told =
        run.get().records().stream()
            .anyMatch(it -> it.getMeta() != null && !it.getMeta().getChanges().isEmpty());
    List<JsonNode> wanted = textual(trials.subject().oddValues().orElseThrow().records());
    Optional<String> difference = Bags.difference(wanted, textual(records(trials, run.get())));
    return difference.isEmpty() || (told && run.get().succeeded())
        ? Observation.holds("Odd values come out as they are, or are told in meta.changes.")
        : Observation.broken("Of odd values the read " + difference.get());
  }

  private static Observation numbers(SourceTrials trials) throws InterruptedException {
    Optional<Observed> run = oddRead(trials);
    if (run.isEmpty()) {
      return Observation.doesNotApply("No odd values are known. Override oddValues().");
    }
    List<JsonNode> wanted = trials.subject().oddValues().orElseThrow().records();
    List<JsonNode> there = records(trials, run.get());
    if (!Bags.difference(textual(wanted), textual(there)).isEmpty()) {
      return Observation.doesNotApply("More than numbers is different, which SRC-24 tells.");
    }
    List<JsonNode> missing = Bags.missing(wanted, there);
    List<JsonNode> other = Bags.missing(there, wanted);
    return missing.isEmpty()
        ? Observation.holds("Numbers come out as they are.")
        : Observation.broken(
            "A number is changed at "
                + Difference.first(missing.get(0), other.get(0))
                + " of "
                + missing.get(0)
                + ".");
  }

  /** Records without their numbers, which are the matter of another rule. */
  private static List<JsonNode> textual(List<JsonNode> records) {
    return records.stream().map(NumberBlind::of).toList();
  }

  private static Observation late(SourceTrials trials) throws InterruptedException {
    Optional<LateRecord> late = trials.subject().lateRecord();
    if (late.isEmpty()) {
      return Observation.doesNotApply("No late record is known. Override lateRecord().");
    }
    Observed before = trials.run(trials.read(SyncKind.NEWS).named("read before a late record"));
    Delivery delivery = new Delivery();
    delivery.take(before.transcript());
    late.get().arrival().run();
    Observed after =
        trials.run(
            trials
                .read(SyncKind.NEWS)
                .from(delivery.states().toJson())
                .named("read behind a late record"));
    boolean there =
        after.records().stream()
            .filter(record -> record.getStream().equals(late.get().stream()))
            .anyMatch(record -> record.getData().equals(late.get().data()));
    return there
        ? Observation.holds("A late record is read.")
        : Observation.broken("A late record is not read: " + late.get().data() + ".");
  }
}
