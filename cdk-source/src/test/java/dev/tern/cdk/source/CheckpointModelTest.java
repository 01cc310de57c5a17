package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * A store that grows, syncs that fail, are cut at any state and are reset, against a model: every
 * row has arrived by the time a sync is complete, and a part that was read is not read again.
 */
class CheckpointModelTest {

  private static final JsonNode SCHEMA =
      json(
          "{'type':'object','properties':{'at':{'type':'integer'},'part':{'type':'integer'},"
              + "'n':{'type':'integer'}}}");

  /** How the rows of a part come. */
  enum Order {
    SORTED,
    UNSORTED
  }

  /**
   * One sync.
   *
   * @param added rows that come before it, by part
   * @param failing the part that fails; none when there is no such part
   * @param failsAt behind so many of its rows
   * @param cut the state that is kept of it, counted from the last; others are lost
   * @param reset whether it starts over
   */
  record Sync(List<Integer> added, int failing, int failsAt, int cut, boolean reset) {}

  /** The store, with rows whose cursors only grow within a part. */
  private static final class Store {

    private final Map<Integer, List<JsonNode>> parts = new TreeMap<>();
    private int failing;
    private int failsAt;

    void add(int part) {
      List<JsonNode> rows = parts.computeIfAbsent(part, key -> new ArrayList<>());
      int n = rows.size();
      rows.add(json("{'at':" + n / 2 + ",'part':" + part + ",'n':" + n + "}")); // ties of two
    }

    Set<JsonNode> all() {
      Set<JsonNode> all = new LinkedHashSet<>();
      parts.values().forEach(all::addAll);
      return all;
    }

    SourceStream stream(Order order) {
      StreamBuilder builder =
          SourceStream.named("rows")
              .schema(SCHEMA)
              .cursor("at")
              .checkpointEvery(2)
              .partitions(
                  (request, known) ->
                      parts.keySet().stream().map(key -> Partition.of(key.toString())).toList());
      return (order == Order.SORTED ? builder.sorted() : builder.unsorted())
          .reader((part, from, out) -> read(order, part, from, out));
    }

    private void read(Order order, Partition partition, LowerBound from, RecordSink out) {
      int part = Integer.parseInt(partition.key().asText());
      List<JsonNode> rows = new ArrayList<>(parts.get(part));
      if (order == Order.UNSORTED) {
        Collections.reverse(rows);
      }
      int emitted = 0;
      for (JsonNode row : rows) {
        if (part == failing && emitted == failsAt) {
          throw new IllegalStateException("as planned");
        }
        if (row.path("at").asInt() >= from.value().map(Integer::parseInt).orElse(0)) {
          out.emit(row);
          emitted++;
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Sync>> histories() {
    Arbitrary<List<Integer>> rows = Arbitraries.integers().between(0, 3).list().ofMaxSize(12);
    return Combinators.combine(
            rows,
            Arbitraries.integers().between(0, 6),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false, false, false))
        .as(Sync::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(tries = 100)
  void every_row_arrives_and_a_part_that_was_read_is_not_read_again(
      @ForAll("histories") List<Sync> history, @ForAll Order order, @ForAll AirbyteStateType kind) {
    check(history, order, kind, 1);
  }

  @Tag("long")
  @Property(tries = 5000)
  void every_row_arrives_with_several_workers(
      @ForAll("histories") List<Sync> history, @ForAll Order order, @ForAll AirbyteStateType kind) {
    check(history, order, kind, 3);
  }

  private static void check(List<Sync> history, Order order, AirbyteStateType kind, int workers) {
    Store store = new Store();
    Set<JsonNode> arrived = new LinkedHashSet<>();
    String state = "";
    for (Sync sync : history) {
      sync.added().forEach(store::add);
      if (sync.reset()) {
        arrived.clear();
        state = "";
      }
      store.failing = sync.failing();
      store.failsAt = sync.failsAt();
      Transcript run = read(store, order, kind, workers, state);
      state = keep(run, sync.cut(), arrived, state);
    }
    store.failing = -1;
    Transcript last = read(store, order, kind, workers, state);
    arrived.addAll(last.records("rows"));
    Transcript nothing = read(store, order, kind, workers, Runs.lastState(last));

    assertThat(last.exit()).isZero();
    assertThat(arrived).containsAll(store.all());
    assertThat(nothing.of("RECORD")).isEmpty();
  }

  /** What arrived before the state that is kept; the state. */
  private static String keep(Transcript run, int cut, Set<JsonNode> arrived, String before) {
    int states = run.states().size();
    if (states <= cut) {
      return before; // nothing of this sync was kept
    }
    int at = run.messages().indexOf(run.of("STATE").get(states - 1 - cut));
    arrived.addAll(run.records("rows", 0, at));
    return "[" + run.messages().get(at).path("state") + "]";
  }

  private static Transcript read(
      Store store, Order order, AirbyteStateType kind, int workers, String state) {
    SourceStream stream = store.stream(order);
    ListSource source = new ListSource(kind, List.of(stream)).with(workers);
    String given = kind == AirbyteStateType.LEGACY ? legacy(state) : state;
    return Transcript.read(source, Catalogs.incremental(stream), given);
  }

  /** A legacy state comes as its data. */
  private static String legacy(String state) {
    return state.isEmpty() ? state : json(state).get(0).path("data").toString();
  }
}
