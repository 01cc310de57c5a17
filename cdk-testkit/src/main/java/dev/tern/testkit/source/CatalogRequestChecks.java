package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.SyncMode;
import dev.tern.testkit.connector.NamedCheck;
import dev.tern.testkit.suite.Check;
import dev.tern.testkit.suite.Observation;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.Trial;
import java.util.List;
import java.util.Optional;

/** Configured catalogs that ask for what is not there. */
final class CatalogRequestChecks {

  private static final String NOWHERE = "no_such_stream_of_anyone";
  private static final String UNKNOWN = "sometimes";

  private CatalogRequestChecks() {}

  static List<Check<SourceTrials>> all() {
    return List.of(
        new NamedCheck<>("READ-5", CatalogRequestChecks::goneStream),
        new NamedCheck<>("READ-7", CatalogRequestChecks::emptyCursor),
        new NamedCheck<>("READ-8", CatalogRequestChecks::oddMode),
        new NamedCheck<>("SRC-25", CatalogRequestChecks::oddCatalogs));
  }

  private static Observation goneStream(SourceTrials trials) throws InterruptedException {
    ObjectNode catalog = trials.catalog(SyncKind.FULL);
    ArrayNode streams = (ArrayNode) catalog.get("streams");
    if (streams.isEmpty()) {
      return Observation.doesNotApply("discover offers no stream.");
    }
    for (JsonNode entry : streams) {
      JsonNode properties = entry.path("stream").path("json_schema").path("properties");
      if (properties instanceof ObjectNode fields) {
        fields.putObject("no_such_field_of_anyone").put("type", "string");
      }
    }
    ObjectNode gone = streams.get(0).deepCopy();
    ((ObjectNode) gone.get("stream")).put("name", NOWHERE);
    streams.add(gone);
    Observed run =
        trials.run(
            trials
                .read(SyncKind.FULL)
                .withCatalog(catalog)
                .named("a stream and a field are gone")
                .unjudged());
    if (run.exitCode() != 0 && run.records().isEmpty()) {
      return Observation.broken(
          "With a stream and a field in the catalog that are gone, nothing is read: "
              + run.end()
              + ".");
    }
    return Bags.difference(trials.whole(SyncKind.FULL), run)
        .map(text -> Observation.broken("A stream and a field are gone: " + text))
        .orElse(Observation.holds("What is gone is skipped, and the rest is read."));
  }

  private static Observation emptyCursor(SourceTrials trials) throws InterruptedException {
    List<OfferedStream> streams =
        trials.streams().stream()
            .filter(it -> it.incremental() && !it.ownCursor())
            .filter(it -> !it.defaultCursor().isEmpty() && it.chosen().isEmpty())
            .toList();
    if (streams.isEmpty()) {
      return Observation.doesNotApply("No stream has a default_cursor_field that one can change.");
    }
    ObjectNode catalog = SourceTrials.catalog(streams, SyncKind.NEWS);
    ObjectNode unset = catalog.deepCopy();
    unset.get("streams").forEach(entry -> ((ObjectNode) entry).putArray("cursor_field"));
    List<Observed> runs =
        trials.runAll(
            List.of(
                Trial.read(trials.config(), catalog).named("cursor_field named"),
                Trial.read(trials.config(), unset).named("cursor_field empty")));
    Observed named = runs.get(0);
    Observed empty = runs.get(1);
    if (!empty.succeeded()) {
      return Observation.broken("An empty cursor_field is not the default: " + empty.end() + ".");
    }
    return Bags.difference(named, empty)
        .map(text -> Observation.broken("An empty cursor_field is not the default: " + text))
        .orElse(Observation.holds("An empty cursor_field is the default one."));
  }

  /** A mode that a stream does not support, if there is one, and one that nobody knows. */
  private static Observation oddMode(SourceTrials trials) throws InterruptedException {
    Optional<Observation> taken = unsupportedMode(trials);
    if (taken.isPresent()) {
      return taken.get();
    }
    ObjectNode catalog = trials.catalog(SyncKind.FULL);
    catalog.path("streams").forEach(entry -> ((ObjectNode) entry).put("sync_mode", UNKNOWN));
    Observed run =
        trials.run(
            Trial.read(trials.config(), catalog).named("sync_mode '" + UNKNOWN + "'").unjudged());
    return run.exitCode() == 0 || run.errorTraces().isEmpty()
        ? Observation.broken(
            "A sync_mode '" + UNKNOWN + "' does not fail with an ERROR trace: " + run.end() + ".")
        : Observation.holds("A sync_mode that is not supported is refused.");
  }

  /** Nothing when it is refused, or all is supported. */
  private static Optional<Observation> unsupportedMode(SourceTrials trials)
      throws InterruptedException {
    Optional<OfferedStream> stream =
        trials.streams().stream().filter(it -> !it.offers(SyncMode.INCREMENTAL)).findFirst();
    Optional<OfferedStream> other =
        trials.streams().stream().filter(it -> !it.offers(SyncMode.FULL_REFRESH)).findFirst();
    if (stream.isEmpty() && other.isEmpty()) {
      return Optional.empty();
    }
    OfferedStream refusing = stream.or(() -> other).orElseThrow();
    ObjectNode catalog = SourceTrials.catalog(List.of(refusing), SyncKind.FULL);
    String mode = stream.isPresent() ? SyncKind.NEWS.mode : SyncKind.FULL.mode;
    ((ObjectNode) catalog.get("streams").get(0)).put("sync_mode", mode);
    Observed run = trials.run(Trial.read(trials.config(), catalog).named("unsupported sync_mode"));
    return run.refused() && run.records().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Observation.broken(
                String.format(
                    "'%s' does not support %s, and the read of it has %s and %s.",
                    refusing.name(), mode, Bags.counted(run.records().size()), run.end())));
  }

  private static Observation oddCatalogs(SourceTrials trials) throws InterruptedException {
    Trial base = Trial.read(trials.config(), SourceTrials.catalog(List.of(), SyncKind.FULL));
    List<Observed> runs =
        trials.runAll(
            List.of(
                base.named("an empty catalog"),
                Trial.of("read", trials.config()).named("no catalog").unjudged()));
    Observed empty = runs.get(0);
    if (!empty.succeeded()) {
      return Observation.broken("An empty catalog is not read: " + empty.end() + ".");
    }
    return runs.get(1).exitCode() == 0
        ? Observation.broken("read without --catalog ends with exit code 0.")
        : Observation.holds("An empty catalog is read, and an absent one is told.");
  }
}
