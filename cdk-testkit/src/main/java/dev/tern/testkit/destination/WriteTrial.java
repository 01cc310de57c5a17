package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.suite.Trial;
import dev.tern.worker.connector.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One rule being tried on a destination: streams with names of its own, syncs, and looks into the
 * store. For one thread.
 */
final class WriteTrial {

  private final DestinationTrials destination;
  private final String rule;
  private final String prefix;

  WriteTrial(DestinationTrials destination, String rule) {
    this.destination = destination;
    this.rule = rule;
    String name = rule.toLowerCase(Locale.ROOT).replace("-", "");
    this.prefix = destination.subject().prefix() + "_" + name + "_";
  }

  DestinationSubject subject() {
    return destination.subject();
  }

  DestinationStore store() {
    return subject().store();
  }

  /** A stream of this trial without a namespace, with an integer field {@code id}. */
  StreamDraft stream(String name) {
    return bare(null, name).field("id", "integer");
  }

  /** A stream of this trial in a namespace of this trial, with an integer field {@code id}. */
  StreamDraft stream(String namespace, String name) {
    return bare(prefix + namespace, name).field("id", "integer");
  }

  /** A stream of this trial without fields, in any namespace. */
  StreamDraft bare(@Nullable String namespace, String name) {
    return new StreamDraft(namespace, prefix + name);
  }

  /** A stream without fields whose name is as it is, in a namespace of this trial. */
  StreamDraft unprefixed(String namespace, String name) {
    return new StreamDraft(prefix + namespace, name);
  }

  SyncDraft sync(StreamDraft... streams) {
    return new SyncDraft(this, List.of(streams));
  }

  /** Goes on when the destination has a feature. */
  void require(Feature feature) throws NotTried {
    if (!subject().features().contains(feature)) {
      throw new NotTried("Add Feature." + feature + " to features() to have this checked.");
    }
  }

  /** Goes on when the specification has a destination sync mode. */
  void requireMode(String mode) throws InterruptedException, NotTried {
    if (!modes().contains(mode)) {
      throw new NotTried("The specification does not list '" + mode + "', so nothing asks for it.");
    }
  }

  /** The destination sync modes of its specification. */
  Set<String> modes() throws InterruptedException {
    return destination.modes();
  }

  /** A sync that several rules are told by. */
  PlainSync plain() throws InterruptedException {
    return destination.plain();
  }

  /** The destination as a process that can be killed. */
  Connector process() throws NotTried, InterruptedException {
    return destination
        .process()
        .orElseThrow(
            () ->
                new NotTried(
                    "Only a process can be killed: override process() with the same destination"
                        + " as one."));
  }

  /** The same, if it can be had. */
  Optional<Connector> anyProcess() throws InterruptedException {
    return destination.process();
  }

  /** The rule that is tried. */
  String rule() {
    return rule;
  }

  /** Whether it acknowledges while its stdin is open. */
  boolean isEager() throws InterruptedException {
    return destination.isEager();
  }

  RunningWrite start(Connector connector, Trial trial) throws InterruptedException {
    return destination.start(connector, trial);
  }

  List<ObjectNode> rows(StreamDraft stream) throws Exception {
    return stored(stream).stream().map(StoredRow::data).toList();
  }

  /** The rows everybody sees, with their metadata. */
  List<StoredRow> stored(StreamDraft stream) throws Exception {
    return store().dump(stream.namespace(), stream.name(), stream.fields());
  }

  /** The ids everybody sees, in order. */
  List<Integer> ids(StreamDraft stream) throws Exception {
    return rows(stream).stream().map(row -> row.path("id").asInt()).sorted().toList();
  }

  /** The ids that would survive a crash, in order. */
  List<Integer> durableIds(StreamDraft stream) throws Exception {
    return store().durable(stream.namespace(), stream.name()).stream()
        .map(row -> row.data().path("id").asInt())
        .sorted()
        .toList();
  }

  /** The first id below a number that would not survive a crash. */
  Optional<Integer> missing(StreamDraft stream, int covered) throws Exception {
    Set<Integer> there = new TreeSet<>(durableIds(stream));
    for (int id = 0; id < covered; id++) {
      if (!there.contains(id)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /** Wants a stream to have exactly these ids. */
  void expectIds(StreamDraft stream, String when, Integer... ids) throws Exception {
    List<Integer> found = ids(stream);
    Broken.unless(
        found.equals(List.of(ids)),
        "The ids " + List.of(ids) + " were to be there " + when + ", and " + found + " were.");
  }

  /** The rows without columns that the destination has of its own. */
  private List<ObjectNode> ownFields(StreamDraft stream, String... wanted) throws Exception {
    Set<String> own = new TreeSet<>(stream.fields());
    for (String row : wanted) {
      Json.object(row).fieldNames().forEachRemaining(own::add);
    }
    return rows(stream).stream().map(row -> row.deepCopy().retain(own)).toList();
  }

  /** Wants a stream to have exactly these rows, in any order. */
  void expectRows(StreamDraft stream, String when, String... rows) throws Exception {
    List<ObjectNode> left = new ArrayList<>(ownFields(stream, rows));
    List<String> missing = new ArrayList<>();
    for (String row : rows) {
      ObjectNode wanted = Json.object(row);
      Optional<ObjectNode> found =
          left.stream().filter(stored -> store().same(wanted, stored)).findFirst();
      found.ifPresentOrElse(left::remove, () -> missing.add(wanted.toString()));
    }
    Broken.unless(
        missing.isEmpty() && left.isEmpty(),
        Written.cut(
            "The rows differ "
                + when
                + ": missing are "
                + missing
                + ", there too are "
                + left
                + "."));
  }
}
