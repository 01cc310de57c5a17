package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    List<BatchRecord> seen = new ArrayList<>();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    StreamRouter router = Engine.direct(Engine.limits(9, 999, 9999), messages).router();
    router.open(
        new WriteRequest(
            new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName("a")), false),
        batch -> {
          for (BatchRecord record : batch) {
            seen.add(record);
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
    BatchRecord first = seen.get(0);
    assertThat(first.index()).isZero();
    assertThat(first.emittedAt()).isEqualTo(1_700_000_000_000L);
    assertThat(first.changes()).hasToString("Optional[" + changes + "]");
    assertThat(first.data().get("a").decimalValue()).hasToString("1.10");
    assertThat(first.data()).isNotSameAs(first.data());
    assertThat(seen.get(1).changes()).isEmpty();
    assertThat(seen.get(1).index()).isEqualTo(1);
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
}
