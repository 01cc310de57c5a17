package dev.tern.cdk.source;

import static dev.tern.cdk.source.Transcript.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.SyncMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which full refresh a saved state belongs to: reading nothing on a guess would let a destination
 * replace a table by an empty one.
 */
class FullRefreshStateTest {

  private static final SourceStream USERS =
      SourceStream.named("users")
          .schema(ReadTest.SCHEMA)
          .pages(
              (slice, out) -> {
                int page = slice.page().map(Integer::parseInt).orElse(0);
                out.emit(json("{'id':" + page + "}"));
                return page < 3 ? Optional.of(String.valueOf(page + 1)) : Optional.empty();
              });

  private static String catalog(@Nullable Long generation) {
    ConfiguredAirbyteStream stream = Catalogs.of(USERS.describe(), SyncMode.FULL_REFRESH);
    stream.setGenerationId(generation);
    return Catalogs.text(List.of(stream));
  }

  private static String saved(String state) {
    return "[{'type':'STREAM','stream':{'stream_descriptor':{'name':'users'},'stream_state':"
        .concat(state)
        .concat("}}]")
        .replace('\'', '"');
  }

  private static List<Integer> ids(Transcript run) {
    return run.records("users").stream().map(r -> r.path("id").asInt()).toList();
  }

  private static JsonNode lastState(Transcript run) {
    return run.states().get(run.states().size() - 1).at("/stream/stream_state");
  }

  @Test
  void a_state_names_the_generation_that_was_read() {
    Transcript numbered = Runs.read(1, catalog(7L), "", USERS);
    Transcript plain = Runs.read(1, catalog(null), "", USERS);

    assertThat(lastState(numbered))
        .isEqualTo(json("{'full_refresh':'complete','generation_id':7}"));
    assertThat(lastState(plain)).isEqualTo(json("{'full_refresh':'complete'}"));
  }

  @ParameterizedTest(name = "saved in {0}, asked for in {1}")
  @CsvSource({", ", ", 7", "7, ", "6, 7", "8, 7", "0, 7"})
  void a_complete_refresh_is_read_again_unless_its_own_generation_is_asked_for(
      @Nullable Long before, @Nullable Long now) {
    Transcript first = Runs.read(1, catalog(before), "", USERS);

    Transcript second = Runs.read(1, catalog(now), Runs.lastState(first), USERS);

    assertThat(ids(second)).containsExactly(0, 1, 2, 3);
    assertThat(Runs.logs(second))
        .contains(
            "Stream 'users' is read from the beginning: its saved state is of a full refresh that is"
                + " over.");
  }

  @Test
  void a_complete_refresh_that_is_tried_again_reads_nothing_and_completes() {
    Transcript first = Runs.read(1, catalog(7L), "", USERS);

    Transcript second = Runs.read(1, catalog(7L), Runs.lastState(first), USERS);

    assertThat(second.of("RECORD")).isEmpty();
    assertThat(second.statuses()).endsWith("users COMPLETE");
    assertThat(lastState(second)).isEqualTo(lastState(first));
    assertThat(Runs.logs(second))
        .contains("Stream 'users' is complete in generation 7: nothing is read.");
  }

  @ParameterizedTest(name = "saved in {0}, asked for in {1}")
  @CsvSource({", ", ", 7", "7, ", "7, 7"})
  void a_refresh_that_was_cut_goes_on_unless_another_generation_is_asked_for(
      @Nullable Long before, @Nullable Long now) {
    String id = before == null ? "" : ",'generation_id':" + before;

    Transcript rest =
        Runs.read(
            1, catalog(now), saved("{'full_refresh':'unfinished','page':'2'" + id + "}"), USERS);

    assertThat(ids(rest)).containsExactly(2, 3);
  }

  @Test
  void a_refresh_that_was_cut_is_not_continued_for_another_generation() {
    String cut = saved("{'full_refresh':'unfinished','page':'2','generation_id':6}");

    Transcript next = Runs.read(1, catalog(7L), cut, USERS);

    assertThat(ids(next)).containsExactly(0, 1, 2, 3);
    assertThat(lastState(next).path("generation_id").asLong()).isEqualTo(7);
  }
}
