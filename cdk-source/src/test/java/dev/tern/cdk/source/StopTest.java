package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.TransientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StopTest {

  private final CompletableFuture<StopSignal> stop = new CompletableFuture<>();

  private SourceStream stoppingAfter(int records, boolean sorted) {
    StreamBuilder builder = SourceStream.named("users").schema(ReadTest.SCHEMA).cursor("id");
    return (sorted ? builder.sorted() : builder.unsorted())
        .reader(
            (from, out) -> {
              for (int id = 1; id <= 100; id++) {
                out.emit(json("{'id':" + id + "}"));
                if (id == records) {
                  stop.join().request();
                }
              }
            });
  }

  private Transcript read(SourceStream... streams) {
    return read(ListSource.of(streams), streams);
  }

  private Transcript read(ListSource source, SourceStream... streams) {
    return read(source, new ByteArrayOutputStream(), streams);
  }

  private Transcript read(ListSource source, ByteArrayOutputStream out, SourceStream... streams) {
    Command read = new Listening(new ReadCommand<>(source, new SourceConnector<>(source)));
    int exit = Transcript.read(List.of(read), source, Catalogs.incremental(streams), "", out);
    return Transcript.of(exit, out);
  }

  @Test
  void a_sorted_stream_ends_with_a_state_that_covers_what_was_emitted() {
    Transcript run = read(stoppingAfter(7, true));

    assertThat(run.exit()).isEqualTo(143);
    assertThat(run.records("users")).hasSize(7);
    assertThat(run.states()).hasSize(1);
    assertThat(run.states().get(0).at("/stream/stream_state/cursor").asText()).isEqualTo("7");
    assertThat(run.states().get(0).at("/sourceStats/recordCount")).isEqualTo(json("7.0"));
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void an_unsorted_stream_ends_without_a_state() {
    Transcript run = read(stoppingAfter(7, false));

    assertThat(run.exit()).isEqualTo(143);
    assertThat(run.states()).isEmpty();
  }

  @Test
  void every_stream_of_the_catalog_is_told_to_be_unfinished() {
    SourceStream later =
        SourceStream.named("later").schema(ReadTest.SCHEMA).cursor("id").reader((from, out) -> {});

    Transcript run = read(stoppingAfter(1, true), later);

    assertThat(run.statuses())
        .containsExactly(
            "users STARTED",
            "users RUNNING",
            "users INCOMPLETE",
            "later STARTED",
            "later INCOMPLETE");
  }

  @Test
  void an_author_who_waits_is_woken() {
    SourceStream waiting =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .sorted()
            .reader(
                (from, out) -> {
                  out.emit(json("{'id':1}"));
                  new Thread(() -> stop.join().request()).start();
                  new CountDownLatch(1).await();
                });

    Transcript run = read(waiting);

    assertThat(run.exit()).isEqualTo(143);
    assertThat(run.states()).hasSize(1);
    assertThat(run.errors()).isEmpty();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void all_who_read_at_the_same_time_are_woken() {
    CountDownLatch both = new CountDownLatch(2);
    CursorReader waiting =
        (from, out) -> {
          out.emit(json("{'id':1}"));
          both.countDown();
          both.await();
          stop.join().request();
          new CountDownLatch(1).await();
        };
    StreamBuilder a = SourceStream.named("a").schema(ReadTest.SCHEMA).cursor("id").sorted();
    StreamBuilder b = SourceStream.named("b").schema(ReadTest.SCHEMA).cursor("id").sorted();
    SourceStream[] streams = {a.reader(waiting), b.reader(waiting)};

    Transcript run = read(ListSource.of(streams).with(2), streams);

    assertThat(run.exit()).isEqualTo(143);
    assertThat(run.errors()).isEmpty();
    assertThat(run.states()).hasSize(2);
    assertThat(run.statuses()).contains("a INCOMPLETE", "b INCOMPLETE");
  }

  @Test
  @Tag("long") // as long as the patience of the kit
  void an_author_who_does_not_listen_is_left_behind() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    SourceStream deaf =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .sorted()
            .reader(
                (from, out) -> {
                  out.emit(json("{'id':1}"));
                  stop.join().request();
                  boolean listening = false;
                  while (!listening) {
                    try {
                      listening = over.await(1, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                      // does not listen
                    }
                  }
                  try {
                    out.emit(json("{'id':2}"));
                  } finally {
                    refused.countDown();
                  }
                });

    Transcript run = read(deaf);
    over.countDown();

    assertThat(run.exit()).isEqualTo(143);
    assertThat(run.statuses()).endsWith("users INCOMPLETE");
    assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_stream_that_rests_before_it_is_tried_again_is_not_waited_for() {
    AtomicInteger calls = new AtomicInteger();
    SourceStream resting =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .retries(Integer.MAX_VALUE)
            .reader(
                (from, out) -> {
                  calls.incrementAndGet();
                  throw new TransientException("The store is away.");
                });
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (toString(StandardCharsets.UTF_8).contains("again in 2.0 s")) {
              stop.join().request();
            }
          }
        };

    Transcript run = read(ListSource.of(resting).with(2), out, resting);

    assertThat(run.exit()).isEqualTo(143);
    assertThat(calls).hasValue(3);
    assertThat(run.statuses()).endsWith("users INCOMPLETE");
  }

  @Test
  void an_author_who_returns_early_when_asked_to_stop_has_not_finished() {
    SourceStream polite =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .reader(
                (from, out) -> {
                  out.emit(json("{'id':99}"));
                  stop.join().request();
                  if (!out.stopRequested()) {
                    out.emit(json("{'id':1}"));
                  }
                });

    Transcript run = read(polite);

    assertThat(run.statuses()).endsWith("users INCOMPLETE");
    assertThat(run.states()).isEmpty();
  }

  @Test
  void a_reader_that_goes_away_ends_the_run_quietly_even_when_the_author_hides_it() {
    SourceStream hiding =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .sorted()
            .checkpointEvery(1)
            .reader(
                (from, out) -> {
                  try {
                    for (int id = 1; id <= 100; id++) {
                      out.emit(json("{'id':" + id + "}"));
                    }
                  } catch (RuntimeException e) {
                    throw new IllegalStateException("hidden", e);
                  }
                });
    ListSource source = ListSource.of(hiding);
    ClosingStream out = new ClosingStream();

    int exit =
        Transcript.read(
            SourceRunner.commands(source), source, Catalogs.incremental(hiding), "", out);

    assertThat(exit).isEqualTo(1);
    assertThat(out.refused).isEqualTo(1);
  }

  /** Hands the stop signal of the run to the test. */
  private final class Listening implements Command {
    private final Command command;

    Listening(Command command) {
      this.command = command;
    }

    @Override
    public String name() {
      return command.name();
    }

    @Override
    public String description() {
      return command.description();
    }

    @Override
    public List<Input> inputs() {
      return command.inputs();
    }

    @Override
    public void run(CommandContext context) throws Exception {
      stop.complete(context.stop());
      command.run(context);
    }
  }

  /** A pipe whose reader leaves after some lines. */
  private static final class ClosingStream extends OutputStream {
    private int taken;
    private int refused;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (taken > 2000) {
        refused++;
        throw new IOException("Broken pipe");
      }
      taken += length;
    }
  }
}
