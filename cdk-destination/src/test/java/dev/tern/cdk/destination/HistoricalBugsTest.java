package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.Line;
import dev.tern.cdk.message.MessageParser;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Losses that users of other kits have reported in public, by the number of their report in
 * airbytehq/airbyte.
 */
class HistoricalBugsTest {

  private static final long MEGABYTE = 1024 * 1024;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Engine engine(Executor threads, BatchLimits limits) {
    return Engine.on(threads, limits, RetryPolicy.never(), new MessageWriter(out));
  }

  private static void open(Engine engine, String stream, StreamWriter writer) {
    ConfiguredAirbyteStream configured =
        new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName(stream));
    engine.router().open(new WriteRequest(configured, false), writer);
  }

  private static Incoming parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new MessageParser().parse(new Line(bytes, 0, bytes.length, 1));
  }

  private static void record(Engine engine, String stream, int id) throws Exception {
    engine.router().record((Incoming.Record) parse(Wire.record(stream, id)));
  }

  private static void state(Engine engine, String stream, int id) throws Exception {
    engine.router().state((Incoming.State) parse(Wire.state(stream, id)));
  }

  private List<String> echoes() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("{\"type\":\"STATE\""))
        .toList();
  }

  /** #29479: the state of stream A was acknowledged when stream B was committed. */
  @Test
  void a_commit_of_one_stream_lets_no_state_of_another_go() throws Exception {
    List<Runnable> turns = new ArrayList<>();
    Engine engine = engine(turns::add, Engine.limits(1, MEGABYTE, MEGABYTE));
    open(engine, "a", batch -> {});
    open(engine, "b", batch -> {});
    record(engine, "a", 1);
    state(engine, "a", 1);
    record(engine, "b", 2);
    state(engine, "b", 2);

    turns.get(1).run();
    assertThat(echoes()).containsExactly(Wire.echo(Wire.state("b", 2), 1));

    turns.get(0).run();
    assertThat(echoes()).endsWith(Wire.echo(Wire.state("a", 1), 1));
  }

  /** #26526: at the end only one batch of each stream was written, whatever else waited. */
  @Test
  void all_batches_that_wait_at_the_end_are_written() throws Exception {
    List<Runnable> turns = new ArrayList<>();
    Engine engine = engine(turns::add, Engine.limits(1, MEGABYTE, MEGABYTE));
    AtomicInteger stored = new AtomicInteger();
    open(engine, "a", batch -> stored.addAndGet(batch.size()));
    for (int id = 0; id < 10; id++) {
      record(engine, "a", id);
    }
    engine.router().cutAll();
    while (!turns.isEmpty()) {
      turns.remove(0).run();
    }
    engine.router().close();

    assertThat(stored).hasValue(10);
  }

  /** #35144: workers that emitted at the same time put states out of order. */
  @Test
  void states_leave_in_order_whatever_thread_makes_them_true() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Engine engine = engine(threads, Engine.limits(2, MEGABYTE, MEGABYTE));
    List<String> streams = List.of("a", "b", "c", "d");
    streams.forEach(stream -> open(engine, stream, batch -> {}));
    for (int id = 0; id < 2000; id++) {
      String stream = streams.get(id % 4);
      record(engine, stream, id);
      state(engine, stream, id);
    }
    end(engine, threads);

    for (String stream : streams) {
      List<Integer> ids =
          echoes().stream()
              .filter(line -> line.contains("\"name\":\"" + stream + "\""))
              .map(line -> line.replaceAll(".*\"id\":(\\d+),.*", "$1"))
              .map(Integer::valueOf)
              .toList();
      assertThat(ids).isSorted().endsWith(1996 + streams.indexOf(stream));
    }
  }

  private static void end(Engine engine, ExecutorService threads) throws Exception {
    engine.router().cutAll();
    engine.pipelines().await();
    engine.router().close();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  /** #76263: two workers wrote batches of one stream at once, one over the other. */
  @Test
  void no_two_batches_of_a_stream_are_written_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Engine engine = engine(threads, Engine.limits(1, MEGABYTE, MEGABYTE));
    Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
    List<String> clashes = Collections.synchronizedList(new ArrayList<>());
    Map<String, List<Integer>> rows = new ConcurrentHashMap<>();
    for (String stream : List.of("a", "b")) {
      inside.put(stream, new AtomicInteger());
      rows.put(stream, Collections.synchronizedList(new ArrayList<>()));
      open(
          engine,
          stream,
          batch -> {
            if (inside.get(stream).incrementAndGet() > 1) {
              clashes.add(stream);
            }
            batch.forEach(record -> rows.get(stream).add(record.data().get("id").intValue()));
            inside.get(stream).decrementAndGet();
          });
    }
    for (int id = 0; id < 1000; id++) {
      record(engine, id % 2 == 0 ? "a" : "b", id);
    }
    end(engine, threads);

    assertThat(clashes).isEmpty();
    assertThat(rows.get("a")).hasSize(500).isSorted();
    assertThat(rows.get("b")).hasSize(500).isSorted();
  }

  /** #34881, #34869: a stream that had failed was given its final state. */
  @Test
  void a_stream_that_failed_is_given_no_state_any_more() throws IOException {
    MemoryDestination destination = new MemoryDestination();
    destination.failing = "write 'users' 1";

    WriteRun run =
        WriteRun.of(
            destination,
            List.of(Wire.append("users")),
            Wire.record("users", 1),
            Wire.state("users", 1),
            Wire.state("users", 2),
            Wire.global(3),
            Wire.status("users", "COMPLETE"));

    assertThat(run.states()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
  }

  /** #33516, #74897: the memory in use was counted below zero, and nothing waited any more. */
  @Test
  void memory_that_was_not_taken_cannot_be_given_back() {
    MemoryBudget budget = new MemoryBudget(100);
    assertThat(budget.reserve(60)).isTrue();
    assertThat(budget.reserve(60)).isFalse();
    budget.leave(60);
    budget.release(60);

    assertThatThrownBy(() -> budget.release(1)).isInstanceOf(SystemException.class);
  }

  /** #33516, #74897: the same over streams that fail and records that are refused. */
  @Test
  void all_memory_is_given_back_by_streams_that_fail_too() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Engine engine = engine(threads, Engine.limits(3, MEGABYTE, 2000));
    open(engine, "good", batch -> batch.reject(0, "It is refused."));
    open(
        engine,
        "bad",
        batch -> {
          throw new IllegalStateException("The store is broken.");
        });
    for (int id = 0; id < 2000; id++) {
      record(engine, id % 3 == 0 ? "bad" : "good", id);
      assertThat(engine.budget().used()).isBetween(0L, 2000L);
    }
    end(engine, threads);

    assertThat(engine.budget().used()).isZero();
    assertThat(engine.failures()).hasSize(1);
  }

  /** #57000: a state came back without the number the platform knows it by. */
  @Test
  void what_the_platform_adds_to_a_state_comes_back_with_it() throws IOException {
    String state =
        "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"id\":7,\"stream\":{\"stream_descriptor\":"
            + "{\"name\":\"users\",\"x\":[]}},\"sourceStats\":{\"recordCount\":1.0},\"new\":null}}";

    WriteRun run = WriteRun.of(new MemoryDestination(), List.of(Wire.append("users")), state);

    assertThat(run.states()).containsExactly(Wire.echo(state, 0));
  }
}
