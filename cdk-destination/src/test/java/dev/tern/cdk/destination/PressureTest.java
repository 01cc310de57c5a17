package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.Line;
import dev.tern.cdk.message.MessageParser;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.testkit.Background;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Slow stores, little memory, many streams. */
class PressureTest {

  private static final Pattern COUNT = Pattern.compile("\"recordCount\":(\\d+)\\.0");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static void open(Engine engine, String stream, StreamWriter writer) {
    ConfiguredAirbyteStream configured =
        new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName(stream));
    engine.router().open(new WriteRequest(configured, false), writer);
  }

  private static Incoming parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new MessageParser().parse(new Line(bytes, 0, bytes.length, 1));
  }

  private List<String> lines(String start) {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(start))
        .toList();
  }

  private long counted() {
    return lines("{\"type\":\"STATE\"").stream()
        .flatMap(line -> COUNT.matcher(line).results())
        .map(MatchResult::group)
        .mapToLong(text -> Long.parseLong(text.replaceAll("\\D+(\\d+)\\.0", "$1")))
        .sum();
  }

  /** Small budgets, slow writers, any number of threads: what is held never exceeds the budget. */
  @Test
  void a_budget_is_kept_and_given_back_whatever_happens() throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      long memory = 300L + random.nextInt(3000);
      ExecutorService threads = Executors.newFixedThreadPool(1 + random.nextInt(4));
      Engine engine =
          Engine.on(
              threads,
              Engine.limits(1 + random.nextInt(20), 100 + random.nextInt(900), memory),
              RetryPolicy.never(),
              new MessageWriter(out));
      AtomicLong stored = new AtomicLong();
      for (int i = 0; i < 5; i++) {
        open(engine, "s" + i, batch -> stored.addAndGet(batch.size()));
      }
      for (int id = 0; id < 500; id++) {
        String padded = Wire.record("s" + random.nextInt(5), id);
        int extra = random.nextInt(50) == 0 ? 5000 : random.nextInt(60);
        padded = padded.replace("{\"id\"", "{\"x\":\"" + "x".repeat(extra) + "\",\"id\"");
        engine.router().record((Incoming.Record) parse(padded));
        long used = engine.budget().used();
        assertThat(used).as("seed %d", seed).isBetween(0L, Math.max(memory, 20_000));
      }
      engine.router().cutAll();
      engine.pipelines().await();
      engine.router().close();
      threads.shutdown();
      assertThat(stored).as("seed %d", seed).hasValue(500);
      assertThat(engine.budget().used()).as("seed %d", seed).isZero();
    }
  }

  @Test
  void states_of_two_thousand_streams_together_count_every_record_once() throws Exception {
    List<String> catalog = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      catalog.add(Wire.append("s" + i));
    }
    for (int id = 0; id < 20_000; id++) {
      lines.add(Wire.record("s" + id % 2000, id));
      if (id % 10 == 9) {
        lines.add(Wire.global(id));
      }
    }

    WriteRun run = WriteRun.of(new MemoryDestination(), catalog, lines.toArray(String[]::new));

    run.lines().forEach(line -> out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
    assertThat(run.code()).isZero();
    assertThat(counted()).isEqualTo(20_000);
    assertThat(run.states()).last().asString().startsWith(Wire.global(19_999).substring(0, 28));
  }

  @Test
  void a_batch_that_is_old_leaves_though_no_record_follows() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    AbstractDestination<Config> destination =
        new Aging() {
          @Override
          protected StreamWriter open(Config config, WriteRequest request) {
            return batch -> written.countDown();
          }
        };
    PipedInputStream in = new PipedInputStream();
    CompletableFuture<Integer> run;
    try (PipedOutputStream source = new PipedOutputStream(in)) {
      run = Background.call(() -> code(destination, in));
      source.write(Wire.bytes(Wire.record("users", 1)));
      source.flush();
      assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(run.join()).isZero();
  }

  private int code(AbstractDestination<?> destination, PipedInputStream in) {
    try {
      return WriteRun.code(destination, List.of(Wire.append("users")), in, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing is needed. */
  record Config(Optional<String> note) {}

  /** Batches are old soon. */
  private abstract static class Aging extends AbstractDestination<Config> {
    @Override
    protected void check(Config config) {}

    @Override
    protected BatchLimits batchLimits(Config config) {
      return BatchLimits.usual().withAge(Duration.ofMillis(10));
    }
  }

  @Test
  void the_request_to_stop_ends_the_waiting_for_a_store_and_what_is_true_is_told()
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    StopSignal stop = new StopSignal();
    CountDownLatch tried = new CountDownLatch(1);
    RetryPolicy patient = new RetryPolicy(100, Duration.ofHours(1), 1, Duration.ofHours(1));
    Engine engine =
        Engine.on(threads, Engine.limits(1, 1000, 100_000), patient, stop, new MessageWriter(out));
    open(
        engine,
        "away",
        batch -> {
          tried.countDown();
          throw new TransientException("The store is away.");
        });
    open(engine, "here", batch -> {});
    engine.router().record((Incoming.Record) parse(Wire.record("away", 1)));
    engine.router().state((Incoming.State) parse(Wire.state("away", 1)));
    assertThat(tried.await(20, TimeUnit.SECONDS)).isTrue();
    engine.router().record((Incoming.Record) parse(Wire.record("here", 2)));
    engine.router().state((Incoming.State) parse(Wire.state("here", 2)));

    stop.request();
    engine.pipelines().await();
    engine.router().close();
    threads.shutdown();

    assertThat(lines("{\"type\":\"STATE\"")).containsExactly(Wire.echo(Wire.state("here", 2), 1));
    assertThat(engine.failures()).singleElement().isInstanceOf(TransientException.class);
    assertThat(engine.budget().used()).isZero();
  }
}
