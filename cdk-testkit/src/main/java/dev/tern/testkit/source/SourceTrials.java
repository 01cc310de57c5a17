package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.testkit.connector.ConnectorTrials;
import dev.tern.testkit.suite.LiveRun;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.testkit.suite.Trial;
import dev.tern.worker.connector.Connector;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source on trial. For one thread. */
public final class SourceTrials extends ConnectorTrials {

  private final SourceSubject source;
  private final Map<SyncKind, Observed> reads = new EnumMap<>(SyncKind.class);
  private final Map<Class<?>, Object> shared = new HashMap<>();
  private @Nullable Observed discovered;

  /**
   * Nothing has run yet.
   *
   * @param judge is shown everything that is printed
   */
  public SourceTrials(SourceSubject source, TranscriptJudge judge) {
    super(source, judge);
    this.source = source;
  }

  /** What its author says. */
  @Override
  public SourceSubject subject() {
    return source;
  }

  @Override
  public void understand() throws InterruptedException {
    new Amounts(source).require();
    super.understand();
    Optional<JsonNode> workers = source.configWithWorkers(1);
    if (workers.isPresent()) {
      options().require("configWithWorkers()", more(workers.get()));
    }
    new StreamNames(this).require();
    new FieldNames(streams()).require(source);
  }

  /** The options that a configuration has more than the one that works. */
  private Set<String> more(JsonNode changed) {
    Set<String> names = new TreeSet<>();
    changed.fieldNames().forEachRemaining(names::add);
    source.config().fieldNames().forEachRemaining(names::remove);
    return names;
  }

  /** The first {@code discover}. */
  Observed discovered() throws InterruptedException {
    Observed seen = discovered;
    if (seen == null) {
      seen = run(Trial.of("discover", config()));
      discovered = seen;
    }
    return seen;
  }

  /** The streams it offers; none when {@code discover} does not work. */
  List<OfferedStream> streams() throws InterruptedException {
    return offered(discovered());
  }

  /** The streams that a {@code discover} tells; none when it does not work. */
  List<OfferedStream> offered(Observed discover) {
    return discover
        .catalog()
        .map(AirbyteCatalog::getStreams)
        .map(
            streams ->
                streams.stream()
                    .map(
                        it ->
                            new OfferedStream(
                                it, source.cursors().getOrDefault(it.getName(), List.of())))
                    .toList())
        .orElse(List.of());
  }

  /** A catalog of all streams. */
  ObjectNode catalog(SyncKind kind) throws InterruptedException {
    return catalog(streams(), kind);
  }

  /** A catalog of some streams. */
  static ObjectNode catalog(List<OfferedStream> streams, SyncKind kind) {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = catalog.putArray("streams");
    streams.forEach(stream -> entries.add(stream.configured(kind)));
    return catalog;
  }

  /** A read of all streams. */
  Trial read(SyncKind kind) throws InterruptedException {
    return Trial.read(config(), catalog(kind)).named("read, " + kind.mode);
  }

  /** The first read of all streams without a state. */
  Observed whole(SyncKind kind) throws InterruptedException {
    Observed seen = reads.get(kind);
    if (seen == null) {
      seen = run(read(kind));
      reads.put(kind, seen);
    }
    return seen;
  }

  /** A read from the final state of everything. */
  Observed nothingNew() throws InterruptedException {
    JsonNode last = StateChecks.finalState(this, SyncKind.NEWS);
    return once(read(SyncKind.NEWS).from(last).named("read, nothing new"));
  }

  /** What checks of one kind share. */
  <T> T shared(Class<T> type, Supplier<T> made) {
    return type.cast(shared.computeIfAbsent(type, key -> made.get()));
  }

  @Override
  public Trial work(JsonNode config) throws InterruptedException {
    return Trial.read(config, catalog(SyncKind.FULL));
  }

  @Override
  public Trial heavyWork() throws InterruptedException {
    return work(source.longConfig().orElse(source.config()));
  }

  @Override
  public Optional<String> differenceIn(Connector elsewhere) throws InterruptedException {
    Trial trial = read(SyncKind.FULL).named("read elsewhere");
    try (LiveRun run = connector().start(elsewhere, trial)) {
      run.endInput();
      Observed there = run.finish();
      return there.exitCode() != whole(SyncKind.FULL).exitCode()
          ? Optional.of(there.end() + ".")
          : Bags.difference(whole(SyncKind.FULL), there);
    }
  }
}
