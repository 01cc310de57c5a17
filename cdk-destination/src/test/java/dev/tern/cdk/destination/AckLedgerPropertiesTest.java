package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.Line;
import dev.tern.cdk.message.MessageParser;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AckLedgerPropertiesTest {

  private static final List<String> STREAMS = List.of("a", "b", "c");
  private static final int REFUSED = 5;

  /** What the source says next. */
  enum Kind {
    RECORD,
    STATE,
    GLOBAL,
    LEGACY,
    COMPLETE,
    QUIET
  }

  record Step(Kind kind, String stream) {}

  @Provide
  Arbitrary<List<Step>> inputs() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.just(Kind.RECORD)),
            net.jqwik.api.Tuple.of(4, Arbitraries.just(Kind.STATE)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(Kind.GLOBAL, Kind.LEGACY)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(Kind.COMPLETE, Kind.QUIET)));
    Arbitrary<String> streams = Arbitraries.of("a", "b", "c", "unknown");
    return Combinators.combine(kinds, streams).as(Step::new).list().ofMaxSize(60);
  }

  @Property(tries = 2000)
  void a_state_is_out_if_and_only_if_all_before_it_is_durable(
      @ForAll("inputs") List<Step> steps,
      @ForAll @Size(max = 3) Set<@IntRange(max = 2) Integer> replaced,
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 900) int bytes)
      throws Exception {
    Run run =
        new Run(replaced, Engine.limits(rows, bytes, 2L * bytes + 100_000), Integer.MAX_VALUE);
    for (Step step : steps) {
      run.take(step);
      assertThat(new TreeSet<>(run.echoed())).isEqualTo(new TreeSet<>(run.model.trueStates()));
    }
    run.router.writeAll();
    assertThat(new TreeSet<>(run.echoed())).isEqualTo(new TreeSet<>(run.model.trueStates()));
    run.assertInOrderOnceAndCounted();
  }

  @Property(tries = 1000)
  void a_failure_lets_nothing_go_that_is_not_durable(
      @ForAll("inputs") List<Step> steps,
      @ForAll @Size(max = 3) Set<@IntRange(max = 2) Integer> replaced,
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 8) int failing)
      throws Exception {
    Run run = new Run(replaced, Engine.limits(rows, 900, 100_000), failing);
    for (Step step : steps) {
      run.take(step);
    }
    run.router.writeAll();
    run.router.close();
    assertThat(run.engine.failures()).hasSize(run.writes < failing ? 0 : 1);
    assertThat(run.model.trueStates()).containsAll(run.echoed());
    run.assertInOrderOnceAndCounted();
  }

  /** One input on its way through router and ledger, with the model beside it. */
  private static final class Run {

    final LedgerModel model;
    final Engine engine;
    final StreamRouter router;
    final int failing;
    int writes;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Set<String> finished = new TreeSet<>();
    private final Set<String> ignored = new TreeSet<>();
    private int id;

    Run(Set<Integer> replaced, BatchLimits limits, int failing) {
      MessageWriter messages = new MessageWriter(out);
      this.failing = failing;
      this.model = new LedgerModel(Set.copyOf(replaced.stream().map(STREAMS::get).toList()));
      this.engine = Engine.direct(limits, messages);
      this.router = engine.router();
      for (int i = 0; i < STREAMS.size(); i++) {
        ConfiguredAirbyteStream configured =
            new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName(STREAMS.get(i)));
        String name = STREAMS.get(i);
        router.open(
            new WriteRequest(configured, replaced.contains(i)), batch -> write(name, batch));
      }
    }

    private void write(String stream, Batch batch) throws IOException {
      if (++writes == failing) {
        model.fail(stream);
        throw new IOException("the store is away");
      }
      List<Integer> ids = new ArrayList<>();
      for (BatchRecord record : batch) {
        int number = record.data().get("id").intValue();
        ids.add(number);
        if (number % REFUSED == 0) {
          batch.reject(record.index(), "It is refused.");
        }
      }
      model.stored(ids);
    }

    void take(Step step) throws Exception {
      id++;
      boolean known = STREAMS.contains(step.stream());
      switch (step.kind()) {
        case RECORD -> {
          if (known && !finished.contains(step.stream())) {
            model.add(new LedgerModel.Event(step.stream(), false, id));
          }
          if (!finished.contains(step.stream())) {
            ignored.addAll(known ? List.of() : List.of(step.stream()));
            router.record((Incoming.Record) parse(Wire.record(step.stream(), id)));
          }
        }
        case STATE -> state(step.stream(), Wire.state(step.stream(), id));
        case GLOBAL -> state("", Wire.global(id));
        case LEGACY -> state("", Wire.legacy(id));
        case COMPLETE -> complete(step.stream());
        case QUIET -> router.writeAll();
      }
    }

    private void state(String stream, String line) throws Exception {
      if (!ignored.contains(stream)) {
        model.add(new LedgerModel.Event(stream, true, id));
      }
      router.state((Incoming.State) parse(line));
    }

    private void complete(String stream) throws Exception {
      finished.add(stream);
      Incoming trace = parse(Wire.status(stream, "COMPLETE"));
      router.status(((Incoming.Trace) trace).trace().getStreamStatus());
      model.complete(stream);
    }

    private static Incoming parse(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new MessageParser().parse(new Line(bytes, 0, bytes.length, 1));
    }

    private List<JsonNode> states() throws IOException {
      List<JsonNode> states = new ArrayList<>();
      for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
        JsonNode message = ProtocolJson.mapper().readTree(line);
        if (message.path("type").asText().equals("STATE")) {
          states.add(message);
        }
      }
      return states;
    }

    List<Integer> echoed() throws IOException {
      return states().stream().map(state -> state.get("id").intValue()).toList();
    }

    void assertInOrderOnceAndCounted() throws IOException {
      List<Integer> echoed = echoed();
      assertThat(echoed).doesNotHaveDuplicates();
      for (int i = 0; i < echoed.size(); i++) {
        for (int j = i + 1; j < echoed.size(); j++) {
          assertThat(echoed.get(i) < echoed.get(j) || !model.ordered(echoed.get(j), echoed.get(i)))
              .as("state %d before %d", echoed.get(i), echoed.get(j))
              .isTrue();
        }
      }
      Map<Integer, Integer> stored = model.counts(record -> record.id() % REFUSED != 0);
      Map<Integer, Integer> rejected = model.counts(record -> record.id() % REFUSED == 0);
      for (JsonNode state : states()) {
        JsonNode stats = state.at("/state/destinationStats");
        int id = state.get("id").intValue();
        assertThat(stats.get("recordCount")).hasToString(stored.get(id) + ".0");
        assertThat(
                stats.has("rejectedRecordCount")
                    ? stats.get("rejectedRecordCount").toString()
                    : "0.0")
            .isEqualTo(rejected.get(id) + ".0");
      }
    }
  }
}
