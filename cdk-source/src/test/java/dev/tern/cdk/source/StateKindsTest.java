package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateKindsTest {

  private static final String USERS_AT_1 = "{'cursor':'1','cursor_field':['id']}";

  private final List<String> bounds = new ArrayList<>();

  private SourceStream stream(String name) {
    return SourceStream.named(name)
        .schema(ReadTest.SCHEMA)
        .cursor("id")
        .sorted()
        .checkpointEvery(2)
        .reader(
            (from, out) -> {
              bounds.add(name + " from " + from.value().orElse("the beginning"));
              for (int id = 2; id < 5; id++) {
                out.emit(json("{'id':" + id + "}"));
              }
            });
  }

  private Transcript read(AirbyteStateType kind, String state) {
    SourceStream users = stream("users");
    SourceStream orders = stream("orders");
    return Transcript.read(
        ListSource.of(kind, users, orders), Catalogs.incremental(users, orders), state);
  }

  private static List<String> counts(Transcript run) {
    return run.states().stream().map(s -> s.at("/sourceStats/recordCount").toString()).toList();
  }

  @Test
  void a_stream_state_tells_about_one_stream_and_counts_its_records() {
    Transcript run = read(AirbyteStateType.STREAM, "");

    assertThat(run.states())
        .extracting(s -> s.at("/stream/stream_descriptor/name").asText())
        .containsExactly("users", "users", "orders", "orders");
    assertThat(counts(run)).containsExactly("2.0", "1.0", "2.0", "1.0");
    assertThat(run.states()).allMatch(s -> s.path("type").equals(s.path("state_type")));
  }

  @Test
  void a_global_state_tells_about_all_streams_and_keeps_the_shared_part() {
    Transcript run =
        read(
            AirbyteStateType.GLOBAL,
            "[{'type':'GLOBAL','global':{'shared_state':{'lsn':'7'},'stream_states':["
                + "{'stream_descriptor':{'name':'orders'},'stream_state':"
                + USERS_AT_1
                + "},{'stream_descriptor':{'name':'unread'},'stream_state':{'a':1}}]}}]");

    assertThat(bounds).containsExactly("users from the beginning", "orders from 1");
    JsonNode first = run.states().get(0);
    assertThat(first.path("type").asText()).isEqualTo("GLOBAL");
    assertThat(first.path("state_type").asText()).isEqualTo("GLOBAL");
    assertThat(first.at("/global/shared_state")).isEqualTo(json("{'lsn':'7'}"));
    assertThat(first.at("/global/stream_states"))
        .extracting(s -> s.at("/stream_descriptor/name").asText())
        .containsExactly("users", "orders", "unread");
    assertThat(first.at("/global/stream_states/1/stream_state")).isEqualTo(json(USERS_AT_1));
    assertThat(counts(run)).containsExactly("2.0", "1.0", "2.0", "1.0");
  }

  @Test
  void stream_states_go_on_as_a_global_state_and_back() {
    Transcript asStreams = read(AirbyteStateType.STREAM, "");
    Transcript asGlobal =
        read(
            AirbyteStateType.GLOBAL,
            "[" + asStreams.states().get(1) + "," + asStreams.states().get(3) + "]");
    bounds.clear();
    Transcript again = read(AirbyteStateType.STREAM, "[" + asGlobal.states().get(1) + "]");

    assertThat(bounds).containsExactly("users from 4", "orders from 4");
    assertThat(again.exit()).isZero();
  }

  @Test
  void a_legacy_state_is_one_object_with_all_streams_and_a_warning() {
    Transcript run = read(AirbyteStateType.LEGACY, "");
    bounds.clear();
    JsonNode last = run.states().get(3);

    assertThat(last.path("state_type").asText()).isEqualTo("LEGACY");
    assertThat(last.path("data").fieldNames()).toIterable().containsExactly("streams");
    assertThat(run.warnings()).singleElement().asString().contains("LEGACY");

    read(AirbyteStateType.STREAM, last.path("data").toString());
    assertThat(bounds).containsExactly("users from 4", "orders from 4");
  }

  @Test
  void a_foreign_legacy_state_is_refused_and_never_read_as_none() {
    Transcript run = read(AirbyteStateType.STREAM, "{'users_since':'2020'}");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(bounds).isEmpty();
    assertThat(run.errors().get(0).path("failure_type").asText()).isEqualTo("config_error");
  }

  @Test
  void a_legacy_state_the_author_understands_is_gone_on_from() {
    read(AirbyteStateType.STREAM, "{'old_users':" + USERS_AT_1 + "}");

    assertThat(bounds).containsExactly("users from 1", "orders from the beginning");
  }

  @Test
  void a_state_of_another_cursor_or_of_another_make_fails_its_stream_only() {
    Transcript run =
        read(
            AirbyteStateType.STREAM,
            "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'users'},"
                + "'stream_state':{'cursor':'a','cursor_field':['name']}}},"
                + "{'type':'STREAM','stream':{'stream_descriptor':{'name':'orders'},"
                + "'stream_state':{'page':7}}}]");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors())
        .extracting(e -> e.path("message").asText())
        .containsExactly(
            "The saved state of stream 'users' follows cursor [name], but the catalog says [id]."
                + " Reset the stream.",
            "The saved state of stream 'orders' was not written by this version of the connector."
                + " Reset the stream.");
    assertThat(run.of("RECORD")).isEmpty();
  }

  @Test
  void a_state_in_another_order_is_refused() {
    Transcript run =
        read(
            AirbyteStateType.STREAM,
            "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'users'},"
                + "'stream_state':{'cursor':'7','cursor_field':['id'],'cursor_order':'text'}}}]");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors())
        .extracting(e -> e.path("message").asText())
        .containsExactly(
            "The saved state of stream 'users' orders its cursor as a text, but the field is a"
                + " number now. Reset the stream.");
  }

  @Test
  void a_cursor_that_its_order_has_no_place_for_is_refused() {
    for (String cursor : List.of("'seven'", "1e999999999", "'1e10000'")) {
      Transcript run =
          read(
              AirbyteStateType.STREAM,
              "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'users'},"
                  + "'stream_state':{'cursor':"
                  + cursor
                  + ",'cursor_field':['id'],'cursor_order':'number'}}}]");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.errors())
          .extracting(e -> e.path("message").asText())
          .containsExactly(
              "The saved state of stream 'users' holds a cursor that does not fit the type of the"
                  + " cursor field. Reset the stream.");
    }
  }

  @Test
  void an_empty_state_of_a_stream_starts_from_the_beginning() {
    read(
        AirbyteStateType.STREAM,
        "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'users'},'stream_state':{}}}]");

    assertThat(bounds).containsExactly("users from the beginning", "orders from the beginning");
  }
}
