package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes the place of a state, and what does not. */
class StateImportTest {

  @TempDir Path folder;

  @BeforeEach
  void sync() throws Exception {
    Recording.write(folder);
    CommandRun run = cdk("sync", Recording.SOURCE, "null:", "--name", "c");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[{}]",
        "[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"users\"}}}]"
      })
  void what_holds_no_state_does_not_take_the_place_of_one(String nothing) throws Exception {
    String before = exported();
    CommandRun run = load(nothing);

    assertThat(run.exit()).as(run.out()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "There is no state in what was given: give it as it was exported, or [] to forget the"
                + " one that is there.\n");
    assertThat(exported()).isEqualTo(before);
  }

  @Test
  void an_empty_list_forgets_the_state_on_purpose() throws Exception {
    CommandRun run = load("[]");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("Imported 0 states.\n");
    assertThat(cdk("state", "show", "c").out()).contains("reads from the beginning");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"user\"},\"stream_state\":{\"id\":9}}}]",
        "[{\"type\":\"GLOBAL\",\"global\":{\"stream_states\":[{\"stream_descriptor\":{\"name\":\"user\"},\"stream_state\":{}}]}}]"
      })
  void a_state_of_a_stream_that_the_connection_has_not_is_refused(String state) throws Exception {
    String before = exported();
    CommandRun run = load(state);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "The state is of stream 'user', which connection 'c' does not have: import it where it"
                + " is from, or select the stream first. Did you mean 'users'?\n");
    assertThat(exported()).isEqualTo(before);
  }

  @Test
  void a_state_of_a_stream_that_is_left_out_meanwhile_comes_back() throws Exception {
    String before = exported();
    cdk("catalog", "select", "c", "orders", "--leave-out");

    CommandRun run = load(before);

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(exported()).isEqualTo(before);
  }

  private String exported() {
    return cdk("state", "export", "c").out();
  }

  private CommandRun load(String state) throws Exception {
    Files.writeString(folder.resolve("state.json"), state);
    return cdk("state", "import", "c", "state.json", "--yes");
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
