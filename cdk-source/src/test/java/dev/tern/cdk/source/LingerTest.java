package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Authors who take their time: what they emitted leaves without waiting for them. */
class LingerTest {

  private static SourceStream stream(String name, CursorReader reader) {
    return SourceStream.named(name).schema(ReadTest.SCHEMA).reader(reader);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  /** An output that says when a text has passed. */
  private static final class Watched extends ByteArrayOutputStream {
    private final String text;
    private final CountDownLatch passed = new CountDownLatch(1);

    Watched(String text) {
      this.text = text;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      if (toString(StandardCharsets.UTF_8).contains(text)) {
        passed.countDown();
      }
    }
  }

  @Test
  void a_lone_record_leaves_while_its_author_waits() {
    Watched out = new Watched("\"id\":4711");
    SourceStream lone =
        stream(
            "lone",
            (from, records) -> {
              records.emit(json("{'id':4711}"));
              await(out.passed);
            });
    ListSource source = ListSource.of(lone);

    int exit =
        Transcript.read(SourceRunner.commands(source), source, Catalogs.fullRefresh(lone), "", out);

    assertThat(exit).isZero();
  }

  @Test
  void what_leaves_behind_a_refused_record_is_covered_by_no_state() {
    Watched out = new Watched("\"id\":3");
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .sorted()
            .reader(
                (from, records) -> {
                  for (int id : new int[] {1, 3, 2}) {
                    try {
                      records.emit(json("{'id':" + id + "}"));
                    } catch (RuntimeException e) {
                      await(out.passed);
                    }
                  }
                });
    ListSource source = ListSource.of(users);

    int exit =
        Transcript.read(
            SourceRunner.commands(source), source, Catalogs.incremental(users), "", out);

    assertThat(exit).isEqualTo(1);
    assertThat(Transcript.of(exit, out).states()).isEmpty();
  }

  @Test
  void an_author_who_waits_is_woken_when_nobody_reads_any_more() {
    SourceStream waiting =
        stream(
            "users",
            (from, out) -> {
              out.emit(json("{'id':1}"));
              new CountDownLatch(1).await();
            });
    ListSource source = ListSource.of(waiting);
    OutputStream closed =
        new OutputStream() {
          private int writes;

          @Override
          public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (++writes > 1) { // STARTED is the last that is read
              throw new IOException("Broken pipe");
            }
          }
        };

    int exit =
        Transcript.read(
            SourceRunner.commands(source), source, Catalogs.fullRefresh(waiting), "", closed);

    assertThat(exit).isEqualTo(1);
  }

  @Test
  void a_checkpoint_comes_no_later_because_its_author_was_slow() {
    Watched out = new Watched("\"id\":15");
    SourceStream users =
        SourceStream.named("users")
            .schema(ReadTest.SCHEMA)
            .cursor("id")
            .sorted()
            .checkpointEvery(10)
            .reader(
                (from, records) -> {
                  for (int id = 1; id <= 25; id++) {
                    records.emit(json("{'id':" + id + "}"));
                    if (id == 15) {
                      await(out.passed);
                    }
                  }
                });
    ListSource source = ListSource.of(users);

    int exit =
        Transcript.read(
            SourceRunner.commands(source), source, Catalogs.incremental(users), "", out);

    assertThat(Transcript.of(exit, out).states())
        .extracting(state -> state.at("/sourceStats/recordCount").asInt())
        .containsExactly(10, 10, 5);
  }
}
