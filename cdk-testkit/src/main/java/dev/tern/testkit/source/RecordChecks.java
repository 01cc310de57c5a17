package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.AirbyteStateStats;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The records of one whole read. */
final class RecordChecks {

  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private RecordChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("SRC-3", RecordChecks::present),
        new NamedCheck<>("SRC-6", RecordChecks::keys),
        new NamedCheck<>("SRC-7", RecordChecks::times),
        new NamedCheck<>("SRC-9", RecordChecks::alone));
  }

  private static Observation present(SourceTrials trials) throws InterruptedException {
    Observed whole = trials.whole(SyncKind.FULL);
    if (!whole.succeeded()) {
      return Observation.broken(
          "A read of all streams does not work: " + whole.end() + ".", whole.lastErrors());
    }
    List<String> exempt = new ArrayList<>();
    for (OfferedStream stream : trials.streams()) {
      List<JsonNode> records = whole.records(stream.id());
      if (records.isEmpty() && trials.subject().emptyStreams().containsKey(stream.name())) {
        exempt.add(stream.name());
      } else if (records.isEmpty()) {
        return Observation.broken(
            "'" + stream.name() + "' gives no record. Name it in emptyStreams() if that is so.");
      }
    }
    int given = trials.streams().size() - exempt.size();
    String untold =
        exempt.isEmpty() ? "." : "; all that needs a record was not tried with " + exempt + ".";
    return Observation.holds(whole.records().size() + " records in " + given + " streams" + untold);
  }

  private static Observation keys(SourceTrials trials) throws InterruptedException {
    Observed whole = trials.whole(SyncKind.FULL);
    int keyed = 0;
    for (OfferedStream stream : trials.streams()) {
      keyed += stream.key().isEmpty() ? 0 : 1;
      Set<List<JsonNode>> seen = new HashSet<>();
      for (JsonNode record :
          stream.key().isEmpty() ? List.<JsonNode>of() : whole.records(stream.id())) {
        Optional<String> wrong = wrong(stream, record, seen);
        if (wrong.isPresent()) {
          return Observation.broken("A record of '" + stream.name() + "' " + wrong.get());
        }
      }
    }
    return keyed == 0
        ? Observation.doesNotApply("No stream has a source_defined_primary_key.")
        : Observation.holds("The keys of " + keyed + " streams are there and different.");
  }

  private static Optional<String> wrong(
      OfferedStream stream, JsonNode record, Set<List<JsonNode>> seen) {
    List<JsonNode> key = new ArrayList<>();
    for (List<String> path : stream.key()) {
      Optional<JsonNode> value = OfferedStream.at(record, path);
      if (value.isEmpty()) {
        return Optional.of("has no value in its key " + path + ".");
      }
      key.add(byValue(value.get()));
    }
    return seen.add(key) ? Optional.empty() : Optional.of("has the key " + key + " of another.");
  }

  /** {@code 1} and {@code 1.0} are one key. */
  private static JsonNode byValue(JsonNode value) {
    return value.isNumber()
        ? DecimalNode.valueOf(value.decimalValue().stripTrailingZeros())
        : value;
  }

  private static Observation times(SourceTrials trials) throws InterruptedException {
    Observed whole = trials.whole(SyncKind.FULL);
    long now = System.currentTimeMillis();
    long earliest = now - Duration.ofHours(1).toMillis();
    Map<StreamDescriptor, Long> last = new HashMap<>();
    for (AirbyteRecordMessage record : whole.records()) {
      Long time = record.getEmittedAt();
      if (time == null) {
        continue; // the matter of another rule
      }
      if (time < earliest || time > now + CLOCKS.toMillis()) {
        return Observation.broken(
            "A record of '"
                + record.getStream()
                + "' was emitted at "
                + time
                + ", not in this read.",
            whole.evidence(message -> record.equals(message.getRecord())));
      }
      Long before = last.put(Observed.stream(record), time);
      if (before != null && before > time) {
        return Observation.broken(
            "emitted_at of '" + record.getStream() + "' goes back from " + before + " to " + time,
            whole.evidence(message -> record.equals(message.getRecord())));
      }
    }
    return Observation.holds("All times of emission lie in the read, in order.");
  }

  private static Observation alone(SourceTrials trials) throws InterruptedException {
    List<Trial> tried = new ArrayList<>();
    for (OfferedStream stream : trials.streams()) {
      JsonNode catalog = SourceTrials.catalog(List.of(stream), SyncKind.FULL);
      Trial trial = Trial.read(trials.config(), catalog).named("read of one stream alone");
      tried.add(trial.unjudged());
    }
    List<OfferedStream> streams = trials.streams();
    return trials.runAll(tried, (number, run) -> miscounted(streams.get(number), run)).stream()
        .flatMap(Optional::stream)
        .findFirst()
        .map(Observation::broken)
        .orElse(
            Observation.holds("Each stream ends with a state, and the states count all records."));
  }

  private static Optional<String> miscounted(OfferedStream stream, Observed run) {
    if (run.states().isEmpty()) {
      return Optional.of("Read alone, '" + stream.name() + "' does not end with a state.");
    }
    int records = run.records(stream.id()).size(); // one of another stream is READ-1's matter
    OptionalLong counted = counted(run);
    return counted.isPresent() && counted.getAsLong() != records
        ? Optional.of(
            String.format(
                "Read alone, '%s' has %d records, and its states count %d.",
                stream.name(), records, counted.getAsLong()))
        : Optional.empty();
  }

  /** How many records all states say they cover; nothing when some say nothing. */
  private static OptionalLong counted(Observed run) {
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
}
