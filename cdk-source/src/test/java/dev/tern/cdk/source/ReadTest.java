package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.TransientException;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTest {

  static final JsonNode SCHEMA =
      json("{'type':'object','properties':{'id':{'type':'integer'},'name':{'type':'string'}}}");

  private static SourceStream users(String... records) {
    return numbered("users", records);
  }

  private static SourceStream numbered(String name, String... records) {
    return SourceStream.named(name)
        .schema(SCHEMA)
        .primaryKey("id")
        .cursor("id")
        .reader(
            (from, out) -> {
              for (String record : records) {
                out.emit(json(record));
              }
            });
  }

  @Test
  void a_full_refresh_is_told_line_by_line() {
    SourceStream users = users("{'id':1,'name':'Åsa'}", "{'id':2,'name':null}");

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(run.exit()).isZero();
    assertThat(run.lines())
        .containsExactly(
            status("STARTED"),
            status("RUNNING"),
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{\"id\":1,\"name\":\"Åsa\"},\"emitted_at\":0}}",
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{\"id\":2,\"name\":null},\"emitted_at\":0}}",
            "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"state_type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"users\"},\"stream_state\":{}},\"sourceStats\":{\"recordCount\":2.0}}}",
            status("COMPLETE"));
  }

  private static String status(String status) {
    return "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":0,"
        + "\"stream_status\":{\"stream_descriptor\":{\"name\":\"users\"},\"status\":\""
        + status
        + "\"}}}";
  }

  @Test
  void an_incremental_read_ends_with_the_highest_cursor_and_its_ties() {
    SourceStream users = users("{'id':9}", "{'id':10}", "{'id':null}", "{'id':10}");

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");

    JsonNode state = run.states().get(0).at("/stream/stream_state");
    assertThat(run.states()).hasSize(1);
    assertThat(state.path("cursor").textValue()).isEqualTo("10");
    assertThat(state.path("cursor_field")).isEqualTo(json("['id']"));
    assertThat(state.path("ties")).containsExactly(json("2"));
    assertThat(state.path("ties").fieldNames().next()).matches("[0-9a-f]{32}");
  }

  @Test
  void an_empty_stream_has_a_state_and_is_complete() {
    SourceStream users = users();

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");

    assertThat(run.statuses()).containsExactly("users STARTED", "users COMPLETE");
    assertThat(run.states()).hasSize(1);
    assertThat(run.lines().get(1)).contains("\"recordCount\":0.0");
  }

  @Test
  void a_failing_stream_is_reported_once_and_the_others_go_on() {
    SourceStream bad =
        SourceStream.named("bad")
            .namespace("")
            .schema(SCHEMA)
            .retries(0)
            .reader(
                (from, out) -> {
                  out.emit(json("{'id':1}"));
                  throw new TransientException("The store is away. Try again later.");
                });
    SourceStream users = users("{'id':1}");

    Transcript run =
        Transcript.read(ListSource.of(bad, users), Catalogs.fullRefresh(bad, users), "");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.statuses())
        .containsExactly(
            "bad STARTED",
            "bad RUNNING",
            "bad INCOMPLETE",
            "users STARTED",
            "users RUNNING",
            "users COMPLETE");
    assertThat(run.errors()).hasSize(1);
    JsonNode error = run.errors().get(0);
    assertThat(error.path("failure_type").asText()).isEqualTo("transient_error");
    assertThat(error.path("message").asText()).isEqualTo("The store is away. Try again later.");
    assertThat(error.path("stream_descriptor")).isEqualTo(json("{'name':'bad','namespace':''}"));
    assertThat(run.states()).hasSize(1);
    assertThat(run.states().get(0).at("/sourceStats/recordCount")).isEqualTo(json("1.0"));
  }

  @Test
  void a_stream_the_source_does_not_have_is_skipped_with_one_warning() {
    SourceStream gone = numbered("gone");
    SourceStream users = users("{'id':1}");

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(gone, users), "");

    assertThat(run.exit()).isZero();
    assertThat(run.warnings()).singleElement().asString().contains("'gone'");
    assertThat(run.statuses())
        .containsExactly(
            "gone STARTED", "gone INCOMPLETE", "users STARTED", "users RUNNING", "users COMPLETE");
  }

  @Test
  void fields_outside_of_the_configured_schema_are_not_emitted() {
    SourceStream users = users("{'id':1,'secret_salary':7,'name':'a'}");

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(run.records("users")).containsExactly(json("{'id':1,'name':'a'}"));
  }

  @Test
  void a_record_without_any_wanted_field_fails_with_its_position_and_without_its_values() {
    SourceStream users = users("{'id':1}", "{'salary':777}");

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors().get(0).path("message").asText())
        .contains("Record 2 of stream 'users'")
        .doesNotContain("777");
  }

  @Test
  void a_mode_the_stream_cannot_do_is_refused_before_anything_is_read() {
    SourceStream users = users("{'id':1}");
    SourceStream log = SourceStream.named("log").schema(SCHEMA).reader((from, out) -> {});

    Transcript run =
        Transcript.read(ListSource.of(users, log), Catalogs.incremental(users, log), "");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.statuses()).isEmpty();
    assertThat(run.errors().get(0).path("failure_type").asText()).isEqualTo("config_error");
  }

  @Test
  void a_stream_without_any_cursor_is_refused_and_an_empty_choice_counts_as_none() {
    SourceStream any =
        SourceStream.named("any").schema(SCHEMA).anyCursor().reader((from, out) -> {});
    ConfiguredAirbyteStream configured =
        Catalogs.of(any.describe(), SyncMode.INCREMENTAL).withCursorField(List.of());

    Transcript run = Transcript.read(ListSource.of(any), Catalogs.text(List.of(configured)), "");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors().get(0).path("message").asText()).contains("cursor");
  }

  @Test
  void a_user_chosen_cursor_is_handed_to_the_reader() {
    SourceStream any =
        SourceStream.named("any")
            .schema(SCHEMA)
            .anyCursor()
            .reader(
                (from, out) ->
                    out.emit(json("{'id':1,'name':'" + from.cursorField().get(0) + "'}")));
    ConfiguredAirbyteStream configured =
        Catalogs.of(any.describe(), SyncMode.INCREMENTAL).withCursorField(List.of("name"));

    Transcript run = Transcript.read(ListSource.of(any), Catalogs.text(List.of(configured)), "");

    assertThat(run.records("any")).containsExactly(json("{'id':1,'name':'name'}"));
  }

  @Test
  void a_cursor_the_reader_does_not_know_is_refused() {
    SourceStream users = users("{'id':1}");
    ConfiguredAirbyteStream configured =
        Catalogs.of(users.describe(), SyncMode.INCREMENTAL).withCursorField(List.of("name"));

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.text(List.of(configured)), "");

    assertThat(run.errors().get(0).path("message").asText())
        .isEqualTo("Stream 'users' cannot use cursor [name]. Set 'cursor_field' to [id].");
  }

  @Test
  void a_sorted_stream_that_goes_down_is_told_what_to_do() {
    SourceStream users =
        SourceStream.named("users")
            .schema(SCHEMA)
            .cursor("id")
            .sorted()
            .reader(
                (from, out) -> {
                  out.emit(json("{'id':5}"));
                  out.emit(json("{'id':4}"));
                });

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");

    assertThat(run.errors().get(0).path("message").asText())
        .contains("Record 2 of stream 'users'")
        .isEqualTo(
            "Record 2 of stream 'users' has a lower cursor than the one before. Remove .sorted(),"
                + " or emit in ascending order of the cursor.");
    assertThat(run.states()).isEmpty();
    assertThat(run.records("users")).hasSize(1);
  }

  @Test
  void a_cursor_of_the_wrong_kind_fails_without_its_value() {
    SourceStream users = users("{'id':'treasure'}");

    Transcript run = Transcript.read(ListSource.of(users), Catalogs.incremental(users), "");

    assertThat(run.errors().get(0).path("message").asText()).contains("does not fit its type");
    assertThat(run.lines()).noneMatch(line -> line.contains("treasure"));
  }

  @Test
  void a_record_that_does_not_fit_its_schema_fails_the_stream_of_those_who_ask() {
    SourceStream users = users("{'id':1,'name':'a'}", "{'id':2,'name':[3]}", "{'id':3}");

    Transcript asked =
        Transcript.read(ListSource.of(users).checkingRecords(), Catalogs.fullRefresh(users), "");
    Transcript unasked = Transcript.read(ListSource.of(users), Catalogs.fullRefresh(users), "");

    assertThat(asked.errors().get(0).path("message").asText())
        .isEqualTo(
            "Record 2 of stream 'users' does not fit its schema: /name is of type array, and its"
                + " schema says string. Correct the record or the schema.");
    assertThat(asked.of("RECORD")).hasSize(1);
    assertThat(unasked.of("RECORD")).hasSize(3);
  }

  @Test
  void an_emit_after_the_end_or_from_another_thread_is_an_error() throws Exception {
    RecordSink[] kept = new RecordSink[1];
    SourceStream first =
        SourceStream.named("first").schema(SCHEMA).reader((from, out) -> kept[0] = out);
    SourceStream second =
        SourceStream.named("second")
            .schema(SCHEMA)
            .reader((from, out) -> kept[0].emit(json("{'id':1}")));
    SourceStream third =
        SourceStream.named("third")
            .schema(SCHEMA)
            .reader(
                (from, out) -> {
                  Throwable[] thrown = new Throwable[1];
                  Thread other = new Thread(() -> out.emit(json("{'id':1}")));
                  other.setUncaughtExceptionHandler((thread, failure) -> thrown[0] = failure);
                  other.start();
                  other.join();
                  throw (Exception) thrown[0];
                });

    Transcript run =
        Transcript.read(
            ListSource.of(first, second, third), Catalogs.fullRefresh(first, second, third), "");

    assertThat(run.errors().get(0).path("message").asText())
        .contains("after its reading had ended");
    assertThat(run.errors().get(1).path("message").asText()).contains("from another thread");
    assertThat(run.of("RECORD")).isEmpty();
  }

  @Test
  void two_streams_that_differ_in_a_missing_and_an_empty_namespace_are_two() {
    SourceStream none = numbered("users", "{'id':1}");
    SourceStream empty =
        SourceStream.named("users")
            .namespace("")
            .schema(SCHEMA)
            .reader((from, out) -> out.emit(json("{'id':2}")));

    Transcript run =
        Transcript.read(ListSource.of(none, empty), Catalogs.fullRefresh(empty, none), "");

    assertThat(run.of("RECORD").get(0).at("/record/namespace")).isEqualTo(json("''"));
    assertThat(run.of("RECORD").get(0).at("/record/data/id").asInt()).isEqualTo(2);
    assertThat(run.of("RECORD").get(1).path("record").has("namespace")).isFalse();
  }

  @Test
  void the_source_is_closed_once_whatever_happens() {
    SourceStream bad =
        SourceStream.named("bad")
            .schema(SCHEMA)
            .reader(
                (from, out) -> {
                  throw new StackOverflowError();
                });
    ListSource source = ListSource.of(bad);

    Transcript run = Transcript.read(source, Catalogs.fullRefresh(bad), "");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.statuses()).containsExactly("bad STARTED", "bad INCOMPLETE");
    assertThat(source.closed).isEqualTo(1);
  }

  @Test
  void a_raw_stream_keeps_its_own_state_and_waits_with_one_that_has_not_moved() {
    SourceStream raw =
        new SourceStream() {
          @Override
          public AirbyteStream describe() {
            return new AirbyteStream()
                .withName("raw")
                .withJsonSchema(SCHEMA)
                .withSourceDefinedCursor(true)
                .withSupportedSyncModes(List.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL));
          }

          @Override
          public void read(ReadRequest request, RecordEmitter emitter) {
            int page = request.state().map(state -> state.path("page").asInt()).orElse(0);
            String name = "n".repeat(20_000); // worth a state
            emitter.emit(json("{'id':" + page + ",'name':'" + name + "'}"));
            emitter.checkpoint(json("{'page':" + (page + 1) + "}"));
            emitter.emit(json("{'id':77}"));
            emitter.checkpoint(json("{'page':" + (page + 1) + "}"));
            emitter.emit(json("{'id':78}"));
          }
        };

    Transcript first = Transcript.read(ListSource.of(raw), Catalogs.incremental(raw), "");
    Transcript second =
        Transcript.read(
            ListSource.of(raw), Catalogs.incremental(raw), "[" + first.states().get(1) + "]");
    Transcript full =
        Transcript.read(
            ListSource.of(raw), Catalogs.fullRefresh(raw), "[" + first.states().get(1) + "]");

    assertThat(first.states())
        .extracting(s -> s.at("/stream/stream_state").toString())
        .containsExactly("{\"page\":1}", "{\"page\":1}");
    assertThat(first.states())
        .extracting(s -> s.at("/sourceStats/recordCount").toString())
        .containsExactly("1.0", "2.0");
    assertThat(second.records("raw").get(0).path("id").asInt()).isEqualTo(1);
    assertThat(full.records("raw").get(0).path("id").asInt()).isZero();
    assertThat(full.states())
        .extracting(s -> s.at("/stream/stream_state").toString())
        .containsExactly("{}");
  }
}
