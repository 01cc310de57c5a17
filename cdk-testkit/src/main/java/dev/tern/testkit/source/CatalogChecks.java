package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.testkit.connector.Difference;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a source says it offers. */
final class CatalogChecks {

  private CatalogChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("SRC-1", CatalogChecks::works),
        new NamedCheck<>("CMD-16", CatalogChecks::sameOrder),
        new NamedCheck<>("SRC-2", CatalogChecks::sameBytes));
  }

  static Observation works(SourceTrials trials) throws InterruptedException {
    Observed run = trials.discovered();
    if (!run.succeeded()) {
      return Observation.broken("discover does not work: " + run.end() + ".");
    }
    int streams = trials.streams().size();
    return streams == 0
        ? Observation.broken("discover offers no stream, so that nothing can be read.")
        : Observation.holds("discover offers " + streams + " streams.");
  }

  private static Observed again(SourceTrials trials) throws InterruptedException {
    return trials.once(Trial.of("discover", trials.config()).named("discover again"));
  }

  private static Observation sameOrder(SourceTrials trials) throws InterruptedException {
    Optional<AirbyteCatalog> one = trials.discovered().catalog();
    Optional<AirbyteCatalog> other = again(trials).catalog();
    if (one.isEmpty() || other.isEmpty()) {
      return Observation.doesNotApply("discover does not work.");
    }
    boolean same =
        new HashSet<>(one.get().getStreams()).equals(new HashSet<>(other.get().getStreams()));
    return same && !one.get().getStreams().equals(other.get().getStreams())
        ? Observation.broken("A second discover gives the streams in another order.")
        : Observation.holds("A second discover gives the streams in the same order.");
  }

  private static Observation sameBytes(SourceTrials trials) throws InterruptedException {
    Observed again = again(trials);
    List<String> one = catalogs(trials.discovered());
    List<String> other = catalogs(again);
    boolean shuffled = sorted(one).equals(sorted(other));
    if (one.equals(other) || shuffled) {
      return Observation.holds("A second discover gives the same.");
    }
    String place = Difference.first(json(trials.discovered()), json(again));
    return Observation.broken(
        "A second discover gives another catalog"
            + (place.isEmpty() ? ", spelled differently." : ", at " + place + "."),
        again.evidence(message -> message.getCatalog() != null));
  }

  private static List<String> catalogs(Observed run) {
    return run.lines().stream()
        .filter(line -> line.message().map(AirbyteMessage::getCatalog).isPresent())
        .map(line -> line.text())
        .toList();
  }

  private static JsonNode json(Observed run) {
    return ProtocolJson.mapper().valueToTree(run.catalog().orElseGet(AirbyteCatalog::new));
  }

  /** The same letters in another order are the matter of another rule. */
  private static List<Integer> sorted(List<String> lines) {
    return String.join("", lines).chars().sorted().boxed().toList();
  }
}
