package dev.tern.cdk.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.message.Incoming;
import dev.tern.cdk.message.Line;
import dev.tern.cdk.message.MessageParser;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The turns of all streams in every order a seed can think of, beside the reading. */
class InterleavingTest {

  private static final int STREAMS = 4;
  private static final Pattern ID = Pattern.compile("\\{\"type\":\"STATE\",\"id\":(\\d+),.*\\n");

  @Test
  void a_thousand_orders_of_turns_lose_nothing() throws Exception {
    for (int seed = 0; seed < 1_000; seed++) {
      new Interleaving(seed).run(60);
    }
  }

  @Test
  @Tag("long")
  void a_million_steps_lose_nothing() throws Exception {
    for (int seed = 1_000; seed < 6_000; seed++) {
      new Interleaving(seed).run(200);
    }
  }

  /** Runs turns when it is told to. */
  private static final class Turns implements Executor {

    private final List<Runnable> ready = new ArrayList<>();

    @Override
    public void execute(Runnable turn) {
      ready.add(turn);
    }

    boolean runOne(Random random) {
      if (ready.isEmpty()) {
        return false;
      }
      ready.remove(random.nextInt(ready.size())).run();
      return true;
    }
  }

  /** One input in one order. */
  private static final class Interleaving {

    private final int seed;
    private final Random random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Turns turns = new Turns();
    private final LedgerModel model;
    private final Engine engine;
    private final Set<String> ended = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final List<String> stored = new ArrayList<>();
    private final List<Integer> echoed = new ArrayList<>();
    private int read;
    private int id;

    Interleaving(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      Set<String> held = random.nextInt(3) == 0 ? Set.of("s0") : Set.of();
      this.model = new LedgerModel(held);
      RetryPolicy retries = new RetryPolicy(2, Duration.ZERO, 1, Duration.ZERO);
      this.engine =
          Engine.on(
              turns,
              Engine.limits(1 + random.nextInt(5), 10_000, 10_000_000),
              retries,
              new MessageWriter(out));
      for (int i = 0; i < STREAMS; i++) {
        String name = "s" + i;
        ConfiguredAirbyteStream configured =
            new ConfiguredAirbyteStream().withStream(new AirbyteStream().withName(name));
        engine.router().open(new WriteRequest(configured, held.contains(name)), new Store(name));
      }
    }

    void run(int steps) throws Exception {
      for (int i = 0; i < steps; i++) {
        take(random.nextInt(12), "s" + random.nextInt(STREAMS));
        while (random.nextInt(3) == 0 && turns.runOne(random)) {
          check();
        }
      }
      engine.router().writeWanted();
      drain();
      assertThat(stored).as("seed %d", seed).doesNotHaveDuplicates();
      engine.router().cutAll();
      drain();
      check();
      assertThat(new HashSet<>(echoed()))
          .as("seed %d", seed)
          .isEqualTo(new HashSet<>(model.trueStates()));
      engine.router().close();
      assertThat(engine.budget().used()).isZero();
      assertThat(engine.failures()).hasSameSizeAs(broken);
    }

    private void drain() {
      while (turns.runOne(random)) {
        // one after the other
      }
    }

    private void take(int dice, String stream) throws Exception {
      id++;
      if (dice < 7) {
        record(stream);
      } else if (dice < 9) {
        model.add(new LedgerModel.Event(stream, true, id));
        engine.router().state((Incoming.State) parse(Wire.state(stream, id)));
      } else if (dice == 9) {
        model.add(new LedgerModel.Event("", true, id));
        engine.router().state((Incoming.State) parse(Wire.global(id)));
      } else if (dice == 10) {
        engine.router().writeWanted();
      } else if (random.nextInt(8) == 0 && ended.add(stream)) {
        Incoming.Trace trace = (Incoming.Trace) parse(Wire.status(stream, "COMPLETE"));
        engine.router().status(trace.trace().getStreamStatus());
      }
    }

    private void record(String stream) throws Exception {
      if (!ended.contains(stream)) {
        model.add(new LedgerModel.Event(stream, false, id));
        engine.router().record((Incoming.Record) parse(Wire.record(stream, id)));
      }
    }

    /** No state is out that is not true, and none is out twice. */
    private void check() {
      int before = echoed.size();
      if (echoed().size() > before) {
        assertThat(echoed).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(model.trueStates()).as("seed %d", seed).containsAll(echoed);
      }
    }

    /** Reads on where it stopped the last time. */
    private List<Integer> echoed() {
      String text = out.toString(StandardCharsets.UTF_8);
      Matcher matcher = ID.matcher(text);
      while (matcher.find(read)) {
        echoed.add(Integer.valueOf(matcher.group(1)));
        read = matcher.end();
      }
      return echoed;
    }

    private static Incoming parse(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new MessageParser().parse(new Line(bytes, 0, bytes.length, 1));
    }

    /** Stores, or fails for a while, or for good. */
    private final class Store implements StreamWriter {

      private final String name;
      private boolean tired;

      Store(String name) {
        this.name = name;
      }

      @Override
      public void write(Batch batch) {
        if (!tired && random.nextInt(10) == 0) {
          tired = true;
          throw new TransientException("The store is busy.");
        }
        tired = false;
        if (random.nextInt(60) == 0) {
          broken.add(name);
          model.fail(name);
          throw new IllegalStateException("The store is broken.");
        }
        List<Integer> ids = new ArrayList<>();
        for (BatchRecord record : batch) {
          ids.add(record.data().get("id").intValue());
        }
        ids.forEach(number -> stored.add(name + " " + number));
        model.stored(ids);
      }

      @Override
      public void complete() {
        model.complete(name);
      }
    }
  }
}
