package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStateType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Cut anywhere, resume, and count: nothing is lost, and nothing comes twice that need not. */
class ResumePropertiesTest {

  private static final JsonNode SCHEMA =
      json("{'type':'object','properties':{'at':{'type':'integer'},'payload':{'type':'string'}}}");

  /** Rows in a store that knows how to answer "at or above". */
  record Store(List<ObjectNode> rows, boolean sorted, int every) {

    SourceStream stream() {
      StreamBuilder builder =
          SourceStream.named("rows").schema(SCHEMA).cursor("at").checkpointEvery(every);
      return (sorted ? builder.sorted() : builder.unsorted())
          .reader(
              (from, out) -> {
                List<ObjectNode> answer = new ArrayList<>(rows);
                if (sorted) {
                  answer.sort(Comparator.comparing(row -> row.path("at").asInt()));
                }
                for (ObjectNode row : answer) {
                  if (from.value().isEmpty()
                      || new BigDecimal(from.value().get()).compareTo(row.path("at").decimalValue())
                          <= 0) {
                    out.emit(row);
                  }
                }
              });
    }

    Store with(List<ObjectNode> more) {
      List<ObjectNode> all = new ArrayList<>(rows);
      all.addAll(more);
      return new Store(all, sorted, every);
    }

    Transcript read(AirbyteStateType kind, String state) {
      SourceStream stream = stream();
      return Transcript.read(ListSource.of(kind, stream), Catalogs.incremental(stream), state);
    }
  }

  @Provide
  Arbitrary<Store> stores() {
    return Combinators.combine(
            rows(40), Arbitraries.of(true, false), Arbitraries.integers().between(1, 6))
        .as(Store::new);
  }

  @Provide
  Arbitrary<List<ObjectNode>> additions() {
    return rows(6);
  }

  private static Arbitrary<List<ObjectNode>> rows(int most) {
    return Combinators.combine(Arbitraries.integers().between(8, 12), Arbitraries.of("a", "b", "c"))
        .as((at, payload) -> (ObjectNode) json("{'at':" + at + ",'payload':'" + payload + "'}"))
        .list()
        .ofMaxSize(most);
  }

  @Property(tries = 60)
  void a_read_cut_at_any_state_twice_has_every_row_exactly_once(
      @ForAll("stores") Store store,
      @ForAll AirbyteStateType kind,
      @ForAll @IntRange(max = 1000) int second) {
    Transcript whole = store.read(kind, "");
    for (Cut cut : Cut.all(whole)) {
      Transcript next = store.read(kind, cut.state());
      Cut again = Cut.all(next).get(second % Cut.all(next).size());
      Transcript last = store.read(kind, again.state());

      List<JsonNode> seen = new ArrayList<>(cut.before());
      seen.addAll(again.before());
      seen.addAll(last.records("rows"));
      assertThat(seen).containsExactlyInAnyOrderElementsOf(store.rows());
    }
  }

  @Property(tries = 60)
  void rows_that_come_later_with_the_cursor_of_the_state_or_above_are_never_lost(
      @ForAll("stores") Store store, @ForAll("additions") List<ObjectNode> additions) {
    Transcript whole = store.read(AirbyteStateType.STREAM, "");
    Cut end = Cut.all(whole).get(whole.states().size() - 1);
    int bound =
        whole.states().get(whole.states().size() - 1).at("/stream/stream_state/cursor").asInt();
    List<ObjectNode> later =
        additions.stream().filter(row -> row.path("at").asInt() >= bound).toList();

    Transcript next = store.with(later).read(AirbyteStateType.STREAM, end.state());

    assertThat(next.records("rows")).containsExactlyInAnyOrderElementsOf(later);
  }

  @Property(tries = 60)
  void states_come_as_often_as_declared_and_count_every_row_once(@ForAll("stores") Store store) {
    Transcript run = store.read(AirbyteStateType.STREAM, "");

    int rows = store.rows().size();
    int expected = store.sorted() ? Math.max(1, -Math.floorDiv(-rows, store.every())) : 1;
    assertThat(run.states()).hasSize(expected).doesNotHaveDuplicates();
    assertThat(run.states().stream().mapToInt(s -> s.at("/sourceStats/recordCount").asInt()).sum())
        .isEqualTo(rows);
  }

  @Property(tries = 10)
  void more_ties_than_can_be_remembered_are_repeated_and_none_is_lost(
      @ForAll @IntRange(min = 95, max = 110) int ties, @ForAll boolean sorted) {
    List<ObjectNode> rows =
        IntStream.range(0, ties)
            .mapToObj(i -> (ObjectNode) json("{'at':7,'payload':'" + i + "'}"))
            .toList();
    Store store = new Store(rows, sorted, 1000);
    Transcript whole = store.read(AirbyteStateType.STREAM, "");

    Transcript next = store.read(AirbyteStateType.STREAM, Cut.all(whole).get(0).state());

    assertThat(next.records("rows")).hasSize(ties > SentTies.CAP ? ties : 0);
  }

  /** A state with what was seen before it. */
  record Cut(String state, List<JsonNode> before) {

    static List<Cut> all(Transcript run) {
      List<Cut> cuts = new ArrayList<>();
      for (int i = 0; i < run.messages().size(); i++) {
        JsonNode message = run.messages().get(i);
        if (message.path("type").asText().equals("STATE")) {
          cuts.add(new Cut("[" + message.path("state") + "]", run.records("rows", 0, i)));
        }
      }
      return cuts;
    }
  }
}
