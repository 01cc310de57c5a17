package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.Line;
import dev.tern.cdk.message.MessageParser;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamRouterTest {

  private static final long MEGABYTE = 1024 * 1024;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MessageWriter messages = new MessageWriter(out);
  private final Notices notices = new Notices(messages);
  private final List<String> written = new ArrayList<>();

  private StreamRouter router(BatchLimits limits, boolean replaces, String... streams) {
    StreamRouter router = Engine.direct(limits, messages).router();
    for (String stream : streams) {
      ConfiguredAirbyteStream configured =
          new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName(stream));
      router.open(
          new WriteRequest(configured, replaces),
          batch -> written.add(stream + " " + batch.size() + " " + batch.bytes()));
    }
    return router;
  }

  private static Incoming parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new MessageParser().parse(new Line(bytes, 0, bytes.length, 1));
  }

  private static Incoming.Record record(String stream, int bytes) {
    String data = "{\"a\":\"" + "x".repeat(bytes - "{\"a\":\"\"}".length()) + "\"}";
    return (Incoming.Record)
        parse(
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\""
                + stream
                + "\",\"data\":"
                + data
                + ",\"emitted_at\":1}}");
  }

  private List<String> lines() {
    messages.flush();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void a_batch_is_written_when_it_has_enough_rows() throws Exception {
    StreamRouter router = router(Engine.limits(3, MEGABYTE, MEGABYTE), false, "a");

    for (int i = 0; i < 7; i++) {
      router.record(record("a", 10));
    }

    assertThat(written).containsExactly("a 3 30", "a 3 30");
  }

  @Test
  void a_batch_never_grows_beyond_its_bytes_but_for_one_large_record() throws Exception {
    StreamRouter router = router(Engine.limits(100, 1000, MEGABYTE), false, "a");

    router.record(record("a", 300));
    router.record(record("a", 300));
    router.record(record("a", 300));
    router.record(record("a", 5000));

    assertThat(written).containsExactly("a 3 900", "a 1 5000");
  }

  @Test
  void the_largest_batch_goes_first_when_all_together_are_too_large() throws Exception {
    StreamRouter router = router(Engine.limits(100, 10_000, 13_000), false, "a", "b", "c");

    router.record(record("a", 1000));
    router.record(record("b", 8000));
    router.record(record("c", 2000));
    assertThat(written).isEmpty();
    router.record(record("a", 1000));

    assertThat(written).containsExactly("b 1 8000");
  }

  @Test
  void states_that_wait_too_long_are_thinned_and_nothing_is_lost_from_the_counts()
      throws Exception {
    StreamRouter router = router(Engine.limits(2, 1000, 1000), true, "a");

    for (int i = 0; i < 50; i++) {
      router.record(record("a", 10));
      router.state((Incoming.State) parse(Wire.state("a", i)));
    }
    router.status(((Incoming.Trace) parse(Wire.status("a", "COMPLETE"))).trace().getStreamStatus());

    List<String> states = lines().stream().filter(line -> line.contains("\"STATE\"")).toList();
    assertThat(states)
        .hasSizeLessThan(10)
        .last()
        .asString()
        .startsWith(Wire.state("a", 49).substring(0, 24));
    double counted = 0;
    for (String state : states) {
      counted +=
          Double.parseDouble(
              state.substring(
                  state.indexOf("recordCount\":") + 13,
                  state.indexOf("}}}", state.indexOf("recordCount"))));
    }
    assertThat(counted).isEqualTo(50);
    assertThat(lines()).filteredOn(line -> line.contains("\"WARN\"")).hasSize(1);
  }

  @Test
  void the_limits_are_a_share_of_the_heap() {
    assertThat(BatchLimits.ofHeap(1024 * MEGABYTE).memory()).isEqualTo(256 * MEGABYTE);
    assertThat(BatchLimits.ofHeap(1024 * MEGABYTE).bytes()).isEqualTo(16 * MEGABYTE);
    assertThat(BatchLimits.ofHeap(64 * MEGABYTE).bytes()).isEqualTo(4 * MEGABYTE);
    assertThat(BatchLimits.ofHeap(MEGABYTE).memory()).isEqualTo(MEGABYTE);
  }

  @Test
  void a_record_shows_its_data_as_it_came() throws Exception {
    List<Look> seen = new ArrayList<>();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    StreamRouter router = Engine.direct(Engine.limits(9, 999, 9999), messages).router();
    router.open(
        new WriteRequest(
            new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName("a")), false),
        batch -> {
          for (BatchRecord record : batch) {
            seen.add(Look.at(record));
            record.writeData(raw);
          }
        });
    String changes =
        "[{\"field\":\"a\",\"change\":\"NULLED\",\"reason\":\"SOURCE_SERIALIZATION_ERROR\"}]";

    router.record(
        (Incoming.Record)
            parse(
                "{\"record\":{\"meta\":{\"changes\":"
                    + changes
                    + "},\"emitted_at\":1700000000000,\"data\":{ \"a\" : 1.10,\r\"b\":1e3},\"stream\":\"a\"},"
                    + "\"type\":\"RECORD\"}"));
    router.record(record("a", 8));
    router.writeAll();

    assertThat(raw.toString(StandardCharsets.UTF_8))
        .isEqualTo("{ \"a\" : 1.10, \"b\":1e3}{\"a\":\"\"}");
    assertThat(seen)
        .containsExactly(
            new Look(0, 1_700_000_000_000L, Optional.of(changes), "1.10", true),
            new Look(1, 1, Optional.empty(), "0", true));
  }

  /** What a writer sees of a record. */
  private record Look(
      int index, long emittedAt, Optional<String> changes, String a, boolean anotherTree) {

    static Look at(BatchRecord record) {
      return new Look(
          record.index(),
          record.emittedAt(),
          record.changes().map(JsonNode::toString),
          record.data().get("a").decimalValue().toString(),
          isAnotherTree(record));
    }
  }

  /** What a writer does to one tree is not seen in the next. */
  private static boolean isAnotherTree(BatchRecord record) {
    record.data().removeAll();
    return !record.data().isEmpty();
  }

  @Test
  void only_records_of_the_batch_can_be_rejected_and_only_once() {
    WriteRequest request =
        new WriteRequest(
            new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName("a")), false);
    RecordBatch batch =
        new RecordBatch(new BatchSubject(request, notices), new MemoryBudget(MEGABYTE));
    Tally tally = new Tally();
    tally.receive();
    batch.add(new RecordPiece(record("a", 10)), 0, 1, tally);

    batch.reject(0, "It does not fit.");
    batch.reject(0, "It does not fit.");
    assertThat(tally.rejected()).isZero();
    batch.settle();

    assertThat(tally.rejected()).isEqualTo(1);
    assertThatThrownBy(() -> batch.reject(1, "")).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.reject(-1, "")).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_record_that_is_kept_beyond_its_batch_is_refused_in_words() throws Exception {
    List<BatchRecord> kept = new ArrayList<>();
    StreamRouter router = Engine.direct(Engine.limits(1, MEGABYTE, MEGABYTE), messages).router();
    router.open(
        new WriteRequest(
            new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName("a")), false),
        batch -> batch.forEach(kept::add));

    router.record(record("a", 10));
    router.writeAll();

    assertThat(kept).hasSize(1);
    assertThatThrownBy(() -> kept.get(0).data())
        .isInstanceOf(SystemException.class)
        .hasMessage(
            "A record was used after its batch was written. Keep copies of what is needed in the"
                + " writer, not the records.");
  }
}
