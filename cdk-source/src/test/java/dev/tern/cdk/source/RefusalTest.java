package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.SyncMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record that is refused fails its stream, whatever the author makes of the refusal. */
class RefusalTest {

  record Row(long id, String name) {}

  record Other(long id, String nickname) {}

  private static SourceStream users(CursorReader reader) {
    return SourceStream.named("users")
        .schema(ReadTest.SCHEMA)
        .cursor("id")
        .sorted()
        .checkpointEvery(1)
        .reader(reader);
  }

  private static void elsewhere(Runnable work) throws InterruptedException {
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((where, nobodyLooks) -> {});
    thread.start();
    thread.join();
  }

  private static void assertFailed(Transcript run, String sentence) {
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors()).hasSize(1);
    assertThat(run.errors().get(0).path("message").asText()).contains(sentence);
    assertThat(run.errors().get(0).at("/stream_descriptor/name").asText()).isEqualTo("users");
    assertThat(run.statuses()).last().isEqualTo("users INCOMPLETE");
  }

  @ParameterizedTest
  @EnumSource(SyncMode.class)
  void a_record_from_another_thread_fails_the_stream_though_nobody_looks(SyncMode mode) {
    SourceStream users =
        users(
            (from, out) -> {
              out.emit(json("{'id':1}"));
              elsewhere(() -> out.emit(json("{'id':2}")));
            });
    String catalog = Catalogs.text(List.of(Catalogs.of(users.describe(), mode)));

    Transcript run = Transcript.read(ListSource.of(users), catalog, "");

    assertFailed(run, "from another thread");
    assertThat(run.records("users")).hasSize(1);
  }

  @Test
  void a_java_record_from_another_thread_fails_the_stream() {
    SourceStream users =
        SourceStream.named("users")
            .schema(Row.class)
            .cursor("id")
            .reader((from, out) -> elsewhere(() -> out.emit(new Row(1, "a"))));

    assertFailed(
        Transcript.read(ListSource.of(users), Catalogs.incremental(users), ""),
        "from another thread");
  }

  @Test
  void after_a_lower_cursor_nothing_is_taken_even_when_the_author_goes_on() {
    List<RuntimeException> passedOver = new ArrayList<>();
    SourceStream users =
        users(
            (from, out) -> {
              for (int id : new int[] {1, 3, 2, 4, 5}) {
                try {
                  out.emit(json("{'id':" + id + "}"));
                } catch (RuntimeException e) {
                  passedOver.add(e);
                }
              }
            });

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");

    assertFailed(run, "Record 3 of stream 'users' has a lower cursor");
    assertThat(passedOver).hasSize(3);
    assertThat(run.records("users")).containsExactly(json("{'id':1}"), json("{'id':3}"));
    assertThat(run.states().get(run.states().size() - 1).at("/stream/stream_state/cursor").asText())
        .isEqualTo("3");
  }

  @Test
  void the_first_refusal_is_what_every_later_emit_throws() throws Exception {
    Throwable[] thrown = new Throwable[2];
    SourceStream users =
        users(
            (from, out) -> {
              thrown[0] = failureOf(() -> out.emit(json("{'gone':1}")));
              thrown[1] = failureOf(() -> out.emit(json("{'id':1}")));
            });

    assertFailed(
        Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), ""), "Record 1");
    assertThat(thrown[1]).isSameAs(thrown[0]).isNotNull();
  }

  private static Throwable failureOf(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      return e;
    }
    throw new AssertionError("was taken");
  }

  @Test
  void what_came_of_a_refusal_is_told_beside_it() {
    SourceStream users =
        users(
            (from, out) -> {
              elsewhere(() -> out.emit(json("{'id':2}")));
              throw new IOException("a worker is gone");
            });

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");

    assertFailed(run, "from another thread");
    assertThat(run.states()).isEmpty();
    assertThat(run.errors().get(0).path("stack_trace").asText()).contains("a worker is gone");
  }

  @Test
  void a_record_of_another_class_than_declared_is_refused() {
    SourceStream users =
        SourceStream.named("users")
            .schema(Row.class)
            .reader((from, out) -> out.emit(new Other(1, "x")));

    assertFailed(
        Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), ""),
        "Stream 'users' is declared with Row, but Other was emitted.");
  }

  @Test
  void a_raw_stream_writes_no_state_past_a_refusal() {
    RawStream users =
        new RawStream(
            emitter -> {
              emitter.emit(json("{'id':1}"));
              failureOf(() -> emitter.emit(json("[]")));
              failureOf(() -> emitter.checkpoint(json("{'page':2}")));
            });

    Transcript run =
        Transcript.read(
            ListSource.of(AirbyteStateType.GLOBAL, users), Catalogs.incremental(users), "");

    assertFailed(run, "is no JSON object");
    assertThat(run.states()).isEmpty();
  }

  @Test
  void a_checkpoint_from_another_thread_fails_a_raw_stream() {
    RawStream users =
        new RawStream(emitter -> elsewhere(() -> emitter.checkpoint(json("{'page':2}"))));

    assertFailed(
        Transcript.read(ListSource.of(users), Catalogs.incremental(users), ""),
        "from another thread");
  }

  @Test
  void a_record_that_comes_when_its_stream_is_complete_fails_the_run() {
    RecordSink[] kept = new RecordSink[1];
    SourceStream first =
        SourceStream.named("first").schema(ReadTest.SCHEMA).reader((from, out) -> kept[0] = out);
    SourceStream second =
        SourceStream.named("second")
            .schema(ReadTest.SCHEMA)
            .reader((from, out) -> elsewhere(() -> kept[0].emit(json("{'id':1}"))));

    Transcript run =
        Transcript.read(ListSource.of(first, second), Catalogs.fullRefresh(first, second), "");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors()).hasSize(1);
    JsonNode late = run.errors().get(0);
    assertThat(late.at("/stream_descriptor/name").asText()).isEqualTo("first");
  }

  @Test
  void an_unexpected_failure_names_the_stream_and_keeps_its_place_in_the_code() {
    SourceStream users =
        users(
            (from, out) -> {
              throw new IOException("connection reset");
            });

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");

    assertFailed(run, "Stream 'users' failed with an unexpected IOException.");
    JsonNode error = run.errors().get(0);
    assertThat(error.path("failure_type").asText()).isEqualTo("system_error");
    assertThat(error.path("internal_message").asText()).contains("connection reset");
    assertThat(error.path("stack_trace").asText()).startsWith("java.io.IOException");
  }

  /** What an author may do with the raw door. */
  @FunctionalInterface
  private interface Reading {
    void read(RecordEmitter emitter) throws Exception;
  }

  /** A stream that keeps its own state. */
  private record RawStream(Reading reading) implements SourceStream {

    @Override
    public AirbyteStream describe() {
      return new AirbyteStream()
          .withName("users")
          .withJsonSchema(ReadTest.SCHEMA)
          .withSourceDefinedCursor(true)
          .withSupportedSyncModes(List.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL));
    }

    @Override
    public void read(ReadRequest request, RecordEmitter emitter) throws Exception {
      reading.read(emitter);
    }
  }
}
