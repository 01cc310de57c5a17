package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type wrong, and are told. */
class WrongInputTest {

  @TempDir Path folder;

  @Test
  void a_word_too_many_is_named() {
    CommandRun run = cdk("sync", "null:", "null:", "once more");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("Unknown argument 'once more'.\nTry: cdk sync --help\n");
  }

  @Test
  void a_connection_has_a_name_that_can_be_seen() throws Exception {
    Recording.write(folder);
    CommandRun run = cdk("connection", "create", " ", Recording.SOURCE, "null:");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("A connection needs a name: give one that is not empty.\n");
    assertThat(cdk("sync", Recording.SOURCE, "null:", "--name", "").err()).isEqualTo(run.err());
    assertThat(cdk("connection", "list").out()).startsWith("There is no connection yet.");
  }

  @Test
  void what_is_no_number_is_not_called_by_a_word_of_java() {
    assertThat(cdk("jobs", "show", "x").err())
        .startsWith("Invalid value for positional parameter at index 0 (JOB): 'x' is no number.\n");
    assertThat(cdk("jobs", "logs", "1", "--attempt", "x").err())
        .startsWith("Invalid value for option '--attempt': 'x' is no number.\n");
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
