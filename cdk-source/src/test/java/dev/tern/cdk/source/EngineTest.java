package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many workers, many streams, slow readers. */
class EngineTest {

  private static SourceStream stream(String name, CursorReader reader) {
    return SourceStream.named(name).schema(ReadTest.SCHEMA).reader(reader);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void streams_are_read_at_the_same_time() {
    CyclicBarrier both = new CyclicBarrier(2);
    CursorReader meeting =
        (from, out) -> {
          both.await(20, TimeUnit.SECONDS);
          out.emit(json("{'id':1}"));
        };
    SourceStream a = stream("a", meeting);
    SourceStream b = stream("b", meeting);

    Transcript run = Runs.read(2, Catalogs.fullRefresh(a, b), "", a, b);

    assertThat(run.exit()).isZero();
    assertThat(run.statuses()).contains("a COMPLETE", "b COMPLETE");
  }

  @Test
  void who_finds_no_permit_reads_something_else() {
    Limit one = Limit.of("connections", 1);
    CountDownLatch other = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SourceStream limited =
        SourceStream.named("limited")
            .schema(ReadTest.SCHEMA)
            .needs(one)
            .partitions(
                (request, known) ->
                    IntStream.range(0, 5).mapToObj(i -> Partition.of("p" + i)).toList())
            .reader(
                (part, from, out) -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  await(other);
                  inside.decrementAndGet();
                });
    SourceStream free = stream("free", (from, out) -> other.countDown());

    Transcript run = Runs.read(3, Catalogs.fullRefresh(limited, free), "", limited, free);

    assertThat(run.exit()).isZero();
    assertThat(most).hasValue(1);
  }

  @Test
  void the_first_failure_ends_all_when_the_source_wants_that() {
    CountDownLatch started = new CountDownLatch(1);
    SourceStream waiting =
        stream(
            "waiting",
            (from, out) -> {
              started.countDown();
              new CountDownLatch(1).await();
            });
    SourceStream bad =
        stream(
            "bad",
            (from, out) -> {
              await(started);
              throw new IllegalStateException("now");
            });

    Transcript run =
        Transcript.read(
            ListSource.of(waiting, bad).with(2).failingFast(),
            Catalogs.fullRefresh(waiting, bad),
            "");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.statuses()).contains("waiting INCOMPLETE", "bad INCOMPLETE");
  }

  @Test
  void no_more_waits_than_the_buffers_hold_however_slow_the_reader() {
    AtomicInteger emitted = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ByteArrayOutputStream slow =
        new ByteArrayOutputStream() {
          private int taken;

          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            most.accumulateAndGet(emitted.get() - taken, Math::max);
            for (int i = offset; i < offset + length; i++) {
              taken += bytes[i] == '\n' ? 1 : 0;
            }
          }
        };
    CursorReader large =
        (from, out) -> {
          for (int i = 0; i < 5000; i++) {
            out.emit(json("{'id':" + i + ",'name':'" + "x".repeat(1000) + "'}"));
            emitted.incrementAndGet();
          }
        };
    SourceStream a = stream("a", large);
    SourceStream b = stream("b", large);
    ListSource source = ListSource.of(a, b).with(2);

    Transcript.read(SourceRunner.commands(source), source, Catalogs.fullRefresh(a, b), "", slow);

    assertThat(emitted).hasValue(10_000);
    assertThat(most.get()).isLessThan(4 * 64); // two lanes and the writer, 64 records each
  }

  @Test
  void ten_thousand_streams_are_read_with_few_whole_states() {
    SourceStream[] streams =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    SourceStream.named("s" + i)
                        .schema(ReadTest.SCHEMA)
                        .cursor("id")
                        .reader((from, out) -> out.emit(json("{'id':1}"))))
            .toArray(SourceStream[]::new);

    Transcript whole =
        Transcript.read(
            new ListSource(AirbyteStateType.GLOBAL, List.of(streams)).with(4),
            Runs.catalog(SyncMode.INCREMENTAL, streams),
            "");
    Transcript each = Runs.read(4, Runs.catalog(SyncMode.INCREMENTAL, streams), "", streams);

    for (Transcript run : List.of(whole, each)) {
      assertThat(run.exit()).isZero();
      assertThat(run.of("RECORD")).hasSize(10_000);
      assertThat(run.statuses()).filteredOn(s -> s.endsWith("COMPLETE")).hasSize(10_000);
    }
    assertThat(whole.states()).hasSizeLessThan(5);
    assertThat(each.states()).hasSize(10_000);
  }

  @Test
  void states_have_less_than_a_hundredth_of_the_bytes_of_the_records() {
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .sorted()
            .partitions(
                (request, known) ->
                    IntStream.range(0, 50).mapToObj(i -> Partition.of("p" + i)).toList())
            .reader(
                (part, from, out) -> {
                  for (int id = 0; id < 2000; id++) {
                    out.emit(json("{'id':" + id + ",'name':'" + "x".repeat(50) + "'}"));
                  }
                });

    Transcript run = Runs.read(4, Catalogs.incremental(users), "", users);

    long records = 0;
    int states = 0;
    for (String line : run.lines()) {
      if (line.startsWith("{\"type\":\"RECORD\"")) {
        records += line.length();
      } else if (line.startsWith("{\"type\":\"STATE\"")) {
        states++;
        if (states < run.states().size()) {
          assertThat(100L * line.length()).isLessThanOrEqualTo(records + 100 * 100);
        }
        records = 0;
      }
    }
    assertThat(states).isGreaterThan(1);
    assertThat(run.states().stream().mapToInt(s -> s.at("/sourceStats/recordCount").asInt()).sum())
        .isEqualTo(100_000);
  }

  @Test
  void the_stream_that_is_read_may_depend_on_the_request() {
    SourceStream inner = stream("users", (from, out) -> out.emit(json("{'id':1}")));
    SourceStream outer =
        new SourceStream() {
          @Override
          public AirbyteStream describe() {
            return inner.describe();
          }

          @Override
          public SourceStream forRequest(ReadRequest request) {
            return inner;
          }

          @Override
          public void read(ReadRequest request, RecordEmitter emitter) {
            throw new IllegalStateException("not this one");
          }
        };

    Transcript run = Runs.read(1, Catalogs.fullRefresh(outer), "", outer);

    assertThat(run.records("users")).hasSize(1);
  }

  @Test
  void a_shared_state_leaves_with_the_next_whole_state() {
    SourceStream log =
        new SourceStream() {
          @Override
          public AirbyteStream describe() {
            return new AirbyteStream()
                .withName("log")
                .withJsonSchema(ReadTest.SCHEMA)
                .withSourceDefinedCursor(true)
                .withSupportedSyncModes(List.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL));
          }

          @Override
          public void read(ReadRequest request, RecordEmitter emitter) {
            emitter.emit(json("{'id':1}"));
            emitter.checkpointShared(json("{'lsn':'8'}"));
          }
        };

    Transcript global =
        Transcript.read(
            new ListSource(AirbyteStateType.GLOBAL, List.of(log)), Catalogs.incremental(log), "");
    Transcript plain = Runs.read(1, Catalogs.incremental(log), "", log);

    JsonNode last = global.states().get(global.states().size() - 1);
    assertThat(last.at("/global/shared_state")).isEqualTo(json("{'lsn':'8'}"));
    assertThat(plain.errors().get(0).path("message").asText()).contains("GLOBAL");
  }
}
