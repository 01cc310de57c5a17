package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.OutputLine;
import dev.tern.testkit.suite.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much room states take beside records, also with very many partitions. */
final class StateSizeChecks {

  private static final long ENOUGH_TO_COMPARE = 1 << 20;
  private static final int SHARE = 10;

  private StateSizeChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(new NamedCheck<>("SRC-16", StateSizeChecks::small));
  }

  private static Observation small(SourceTrials trials) throws InterruptedException {
    Room usual = Room.of(trials.whole(SyncKind.NEWS));
    Optional<JsonNode> partitioned = trials.subject().partitionedConfig();
    List<Room> rooms = new ArrayList<>(List.of(usual));
    if (partitioned.isPresent()) {
      rooms.addAll(partitioned(trials, partitioned.get()));
    }
    int limit = trials.subject().stateLimit();
    for (Room room : rooms) {
      Optional<Observation> wrong = room.wrong(limit);
      if (wrong.isPresent()) {
        return wrong.get();
      }
    }
    String more =
        partitioned.isPresent()
            ? "."
            : "; not tried with many partitions. Override partitionedConfig().";
    return Observation.holds(String.join("; ", rooms.stream().map(Room::told).toList()) + more);
  }

  private static List<Room> partitioned(SourceTrials trials, JsonNode config)
      throws InterruptedException {
    Trial discover = Trial.of("discover", config).named("discover, many partitions");
    List<OfferedStream> streams = trials.offered(trials.run(discover));
    List<Room> rooms = new ArrayList<>();
    for (SyncKind kind : SyncKind.values()) {
      Trial read = Trial.read(config, SourceTrials.catalog(streams, kind));
      rooms.add(Room.of(trials.run(read.named("read, many partitions, " + kind.mode).unjudged())));
    }
    return rooms;
  }

  /**
   * What the lines of a read take, in characters.
   *
   * @param largest of its states; empty when it has none
   */
  private record Room(Observed run, long records, long states, Optional<OutputLine> largest) {

    static Room of(Observed run) {
      long records = 0;
      long states = 0;
      OutputLine largest = null;
      for (OutputLine line : run.lines()) {
        int length = line.text().length();
        if (line.message().filter(it -> it.getRecord() != null).isPresent()) {
          records += length;
        }
        if (line.message().filter(it -> it.getState() != null).isPresent()) {
          states += length;
          largest = largest == null || largest.text().length() < length ? line : largest;
        }
      }
      return new Room(run, records, states, Optional.ofNullable(largest));
    }

    Optional<Observation> wrong(int limit) {
      String name = run.trial().name();
      if (!run.succeeded()) {
        return Optional.of(Observation.broken(name + " does not work: " + run.end() + "."));
      }
      int most = largest.map(line -> line.text().length()).orElse(0);
      if (most > limit) {
        Evidence[] shown =
            largest.map(line -> line.evidence(name)).stream().toArray(Evidence[]::new);
        return Optional.of(
            Observation.broken(
                "A state has " + most + " bytes; " + limit + " are declared in stateLimit().",
                shown));
      }
      return records > ENOUGH_TO_COMPARE && states > records / SHARE
          ? Optional.of(
              Observation.broken(
                  name + ": " + states + " bytes of states for " + records + " of records."))
          : Optional.empty();
    }

    String told() {
      int most = largest.map(line -> line.text().length()).orElse(0);
      return String.format(
          "%s has states of %d bytes, the largest of %d, and records of %d",
          run.trial().name(), states, most, records);
    }
  }
}
