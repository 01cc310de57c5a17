package dev.tern.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.worker.sync.StateLedger.Effect;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class StateLedgerTest {

  private static final int STREAMS = 3;
  private static final int SIZE = 100;

  private final List<StreamTally> tallies =
      java.util.stream.IntStream.range(0, STREAMS).mapToObj(StateLedgerTest::tally).toList();

  /** What happens next: a state of a stream is sent, or an id is answered. */
  record Step(boolean send, int stream, int id) {}

  private static StreamTally tally(int number) {
    String name = "s" + number;
    return new StreamTally(
        new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName(name)),
        StreamMapping.asInSource(),
        Long.MAX_VALUE);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(true, true, false),
            Arbitraries.integers().between(0, STREAMS - 1),
            Arbitraries.integers().between(0, 40))
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }

  private PendingState state(long id, int stream, long rows) {
    ObjectNode state = ProtocolJson.mapper().createObjectNode();
    state.putObject("stream").putObject("stream_state").put("at", id);
    StreamTally tally = tallies.get(stream);
    return new PendingState(
        id,
        AirbyteStateType.STREAM,
        Optional.of(tally.source()),
        state,
        SIZE,
        List.of(new Share(tally, rows, rows)),
        OptionalLong.empty(),
        0,
        Instant.EPOCH);
  }

  /**
   * Whatever is answered, in whatever order: what is settled only moves forward, covers exactly
   * what was sent up to there, and only what was answered, or what a given-up state stands for.
   */
  @Property(tries = 500)
  void what_is_settled_moves_forward_and_covers_each_record_once(
      @ForAll("steps") List<Step> steps, @ForAll boolean narrow) {
    StateLedger ledger = new StateLedger(narrow ? 3 * SIZE : Long.MAX_VALUE);
    Map<Integer, Long> sentRows = new HashMap<>();
    Map<Long, Long> rowsUpTo = new HashMap<>();
    Map<Long, Integer> streamOf = new HashMap<>();
    Map<Integer, Long> settledRows = new HashMap<>();
    Map<Integer, Long> lastId = new HashMap<>();
    long ids = 0;
    for (Step step : steps) {
      if (step.send()) {
        long id = ++ids;
        sentRows.merge(step.stream(), id, Long::sum); // as many records as the id says
        rowsUpTo.put(id, sentRows.get(step.stream()));
        streamOf.put(id, step.stream());
        ledger.send(state(id, step.stream(), id));
        continue;
      }
      StateLedger.Settlement settlement = ledger.answer(step.id());
      if (settlement.effect() == Effect.UNKNOWN) {
        assertThat((long) step.id())
            .satisfiesAnyOf(
                id -> assertThat(id).isZero(), id -> assertThat(streamOf).doesNotContainKey(id));
      } else if (settlement.effect() == Effect.SETTLED) {
        long id = settlement.state().orElseThrow().id();
        int stream = streamOf.getOrDefault(id, -1);
        assertThat(id).isEqualTo(step.id());
        assertThat(id).isGreaterThan(lastId.getOrDefault(stream, 0L));
        lastId.put(stream, id);
        settlement
            .shares()
            .forEach(share -> assertThat(share.stream()).isSameAs(tallies.get(stream)));
        long rows = settlement.shares().stream().mapToLong(Share::rows).sum();
        settledRows.merge(stream, rows, Long::sum);
        assertThat(settledRows.get(stream)).isEqualTo(rowsUpTo.get(id));
      } else {
        assertThat(streamOf).containsKey((long) step.id());
      }
    }
    settleAll(ledger, ids, streamOf);
    assertThat(ledger.waiting()).isZero();
  }

  private static void settleAll(StateLedger ledger, long ids, Map<Long, Integer> streamOf) {
    for (long id = 1; id <= ids; id++) {
      assertThat(ledger.answer(id).effect()).isNotEqualTo(Effect.UNKNOWN);
    }
    assertThat(streamOf).hasSize((int) ids);
  }

  @Test
  void states_that_take_too_much_memory_are_given_up_for_the_youngest() {
    StateLedger ledger = new StateLedger(3 * SIZE);
    for (int id = 1; id <= 1_000; id++) {
      ledger.send(state(id, 0, 1));
    }
    assertThat(ledger.waiting()).isEqualTo(1_000);
    assertThat(ledger.answer(1).effect()).isEqualTo(Effect.GIVEN_UP);
    StateLedger.Settlement settlement = ledger.answer(1_000);
    assertThat(settlement.shares().stream().mapToLong(Share::rows).sum()).isEqualTo(1_000);
    assertThat(settlement.skipped()).isEqualTo(999);
    assertThat(ledger.waiting()).isZero();
  }
}
