package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lookback, upper bounds, versions of states. */
class WindowTest {

  private static final JsonNode TIMED =
      json(
          "{'type':'object','properties':{'at':{'type':'string','format':'date-time',"
              + "'airbyte_type':'timestamp_with_timezone'},'id':{'type':'integer'}}}");

  private final List<LowerBound> bounds = new ArrayList<>();

  private StreamBuilder timed() {
    return SourceStream.named("users").schema(TIMED).cursor("at").sorted();
  }

  private SourceStream emitting(StreamBuilder builder, String... records) {
    return builder.reader(
        (from, out) -> {
          bounds.add(from);
          for (String record : records) {
            out.emit(json(record));
          }
        });
  }

  private static String saved(String state) {
    return "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'users'},'stream_state':"
        + state
        + "}}]";
  }

  private static JsonNode state(Transcript run) {
    return run.states().get(run.states().size() - 1).at("/stream/stream_state");
  }

  @Test
  void a_window_is_read_again_and_the_saved_cursor_stays() {
    SourceStream users =
        emitting(timed().lookback(Duration.ofMinutes(5)), "{'at':'2024-01-01T00:03:00Z','id':1}");

    Transcript run =
        Runs.read(
            1,
            Catalogs.incremental(users),
            saved("{'cursor':'2024-01-01T00:04:00Z','cursor_field':['at']}"),
            users);

    assertThat(bounds.get(0).value()).contains("2023-12-31T23:59:00Z");
    assertThat(run.records("users")).hasSize(1);
    assertThat(state(run).path("cursor").asText()).isEqualTo("2024-01-01T00:04:00Z");
  }

  @Test
  void a_window_of_numbers_is_read_again() {
    SourceStream users =
        emitting(
            SourceStream.named("users")
                .schema(ReadTest.SCHEMA)
                .cursor("id")
                .lookback(BigDecimal.TEN),
            "{'id':95}");

    Transcript run =
        Runs.read(
            1, Catalogs.incremental(users), saved("{'cursor':'100','cursor_field':['id']}"), users);

    assertThat(bounds.get(0).value()).contains("90");
    assertThat(run.records("users")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-01T00:00:00Z, 1, 2024-02-29T23:59:59Z",
    "2024-03-01T00:00:00.5+02:00, 0.75, 2024-02-29T23:59:59.75+02:00",
    "2024-03-01 10:00:00, 60, 2024-03-01 09:59:00",
    "2024-03-01, 1, 2024-02-29",
    "2024-03-01T00:00:00.123456789012Z, 1, 2024-02-29T23:59:59.123456789012Z",
    "0001-01-01T00:00:00Z, 1, 0001-12-31T23:59:59Z BC",
    "-0043-01-01T00:00:00Z, 1, -0044-12-31T23:59:59Z",
    "+12024-01-01, 1, +12023-12-31",
  })
  void a_moment_goes_back_in_its_own_form(String text, BigDecimal seconds, String earlier) {
    assertThat(Moment.earlier(text, seconds)).contains(earlier);
    assertThat(Moment.parse(earlier).compareTo(Moment.parse(text))).isNegative();
  }

  @Test
  void a_window_that_reaches_back_to_before_all_time_is_read_from_the_beginning() {
    SourceStream users =
        emitting(
            timed().lookback(Duration.ofSeconds(Long.MAX_VALUE)),
            "{'at':'2024-01-01T00:03:00Z','id':1}");

    Transcript run =
        Runs.read(
            1,
            Catalogs.incremental(users),
            saved("{'cursor':'2024-01-01T00:04:00Z','cursor_field':['at']}"),
            users);

    assertThat(bounds.get(0).value()).isEmpty();
    assertThat(run.records("users")).hasSize(1);
    assertThat(state(run).path("cursor").asText()).isEqualTo("2024-01-01T00:04:00Z");
  }

  @Test
  void what_is_above_the_upper_bound_is_emitted_and_not_saved() {
    SourceStream users =
        emitting(
            timed().upTo(path -> Optional.of("2024-01-01T00:00:10Z")),
            "{'at':'2024-01-01T00:00:05Z','id':1}",
            "{'at':'2024-01-01T00:00:50Z','id':2}");
    String catalog = Catalogs.incremental(users);

    Transcript first = Runs.read(1, catalog, "", users);
    Transcript second = Runs.read(1, catalog, Runs.lastState(first), users);

    assertThat(bounds.get(0).upTo()).contains("2024-01-01T00:00:10Z");
    assertThat(first.records("users")).hasSize(2);
    assertThat(state(first).path("cursor").asText()).isEqualTo("2024-01-01T00:00:05Z");
    assertThat(second.records("users")).extracting(r -> r.path("id").asInt()).containsExactly(2);
  }

  @Test
  void a_saved_cursor_above_the_upper_bound_is_taken_down_to_it() {
    SourceStream users = emitting(timed().upTo(path -> Optional.of("2024-01-01T00:00:00Z")));

    Transcript run =
        Runs.read(
            1,
            Catalogs.incremental(users),
            saved("{'cursor':'2025-01-01T00:00:00Z','cursor_field':['at']}"),
            users);

    assertThat(state(run).path("cursor").asText()).isEqualTo("2024-01-01T00:00:00Z");
  }

  @Test
  void a_window_that_does_not_fit_the_chosen_cursor_is_refused() {
    SourceStream users =
        emitting(
            SourceStream.named("users")
                .schema(ReadTest.SCHEMA)
                .anyCursor()
                .cursor("id")
                .lookback(Duration.ofDays(1)));

    Transcript run = Runs.read(1, Catalogs.incremental(users), "", users);

    assertThat(run.errors().get(0).path("failure_type").asText()).isEqualTo("config_error");
    assertThat(run.statuses()).isEmpty();
  }

  @Test
  void a_cursor_inside_an_object_is_followed() {
    SourceStream users =
        SourceStream.named("users")
            .schema(
                json(
                    "{'type':'object','properties':{'meta':{'type':'object','properties':"
                        + "{'at':{'type':'integer'}}}}}"))
            .cursor("meta", "at")
            .sorted()
            .reader((from, out) -> out.emit(json("{'meta':{'at':9}}")));

    Transcript run = Runs.read(1, Catalogs.incremental(users), "", users);

    assertThat(run.errors()).isEmpty();
    assertThat(state(run).path("cursor").asText()).isEqualTo("9");
    assertThat(state(run).path("cursor_field")).isEqualTo(json("['meta','at']"));
  }

  @Test
  void an_older_state_is_migrated_and_a_newer_one_refused() {
    SourceStream users =
        emitting(
            SourceStream.named("users")
                .schema(ReadTest.SCHEMA)
                .cursor("id")
                .stateVersion(
                    2,
                    (from, state) ->
                        json(
                            "{'cursor':'"
                                + (state.path("since").asInt() + from)
                                + "','cursor_field':['id']}")));
    String catalog = Catalogs.incremental(users);

    Transcript old = Runs.read(1, catalog, saved("{'since':40}"), users);
    Transcript same =
        Runs.read(
            1, catalog, saved("{'cursor':'8','cursor_field':['id'],'state_version':2}"), users);
    Transcript newer =
        Runs.read(
            1, catalog, saved("{'cursor':'8','cursor_field':['id'],'state_version':3}"), users);

    assertThat(bounds)
        .extracting(LowerBound::value)
        .containsExactly(Optional.of("40"), Optional.of("8"));
    assertThat(state(old).path("state_version").asInt()).isEqualTo(2);
    assertThat(same.exit()).isZero();
    assertThat(newer.errors().get(0).path("message").asText()).contains("newer version");
  }
}
