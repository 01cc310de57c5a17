package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whole reads, held against what their author knows to be in the store. */
final class ExpectedRecordChecks {

  private ExpectedRecordChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(new NamedCheck<>("SRC-26", ExpectedRecordChecks::given));
  }

  private static Observation given(SourceTrials trials) throws InterruptedException {
    Map<String, List<JsonNode>> expected = trials.subject().expectedRecords();
    if (expected.isEmpty()) {
      return Observation.doesNotApply("No records are declared" + untold(trials) + ".");
    }
    for (SyncKind kind : SyncKind.values()) {
      Observed whole = trials.whole(kind);
      for (Map.Entry<String, List<JsonNode>> stream : expected.entrySet()) {
        Optional<String> difference =
            difference(Written.of(stream.getValue()), records(whole, stream.getKey()));
        if (difference.isPresent()) {
          return Observation.broken(
              String.format("Read by %s, '%s' %s", kind.mode, stream.getKey(), difference.get()));
        }
      }
    }
    return Observation.holds(
        "The records of " + expected.keySet() + " are all given" + untold(trials) + ".");
  }

  /** Those of all streams of a name, in whatever namespace. */
  private static List<JsonNode> records(Observed whole, String stream) {
    return whole.records().stream()
        .filter(it -> stream.equals(it.getStream()))
        .map(AirbyteRecordMessage::getData)
        .toList();
  }

  private static Optional<String> difference(List<JsonNode> expected, List<JsonNode> given) {
    List<JsonNode> missing = Bags.missing(expected, given);
    if (!missing.isEmpty()) {
      return Optional.of(
          String.format(
              "lacks %d of %d expected records: %s.",
              missing.size(), expected.size(), missing.get(0)));
    }
    List<JsonNode> more = Bags.missing(given, expected);
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                "gives %s that nobody expects: %s.", Bags.counted(more.size()), more.get(0)));
  }

  /** What nobody can miss, as the end of a sentence. */
  private static String untold(SourceTrials trials) throws InterruptedException {
    Set<String> declared = new HashSet<>(trials.subject().expectedRecords().keySet());
    declared.addAll(trials.subject().emptyStreams().keySet());
    List<String> others =
        trials.streams().stream()
            .map(OfferedStream::name)
            .filter(it -> !declared.contains(it))
            .toList();
    return others.isEmpty()
        ? ""
        : "; not tried is whether "
            + others
            + " have more, which an exception that is swallowed would hide: that is seen only where"
            + " all their records are declared in expectedRecords()";
  }
}
