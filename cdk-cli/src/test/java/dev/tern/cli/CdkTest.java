package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdkTest {

  @TempDir Path folder;

  @Test
  void without_a_command_the_usage_is_wrong() {
    CommandRun run = CommandRun.in(folder);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("A command is missing.\nTry: cdk --help\n");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "completon, Unknown command 'completon'. Did you mean 'completion'?",
    "xyzzy, Unknown command 'xyzzy'.",
    "--hlep, Unknown flag '--hlep'. Did you mean '--help'?"
  })
  void a_slip_is_recognised(String word, String sentence) {
    CommandRun run = CommandRun.in(folder, word);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines().findFirst()).contains(sentence);
  }

  @Test
  void a_program_gets_its_complaint_as_json_too() {
    CommandRun run = CommandRun.in(folder, "completion", "fish", "--json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.json().at("/error/type").asText()).isEqualTo("usage");
    assertThat(run.json().at("/error/message").asText()).contains("fish");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void help_is_an_answer(String flag) {
    CommandRun run = CommandRun.in(folder, flag);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Usage: cdk", "Commands:", "completion");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void the_version_is_an_answer() {
    assertThat(CommandRun.in(folder, "--version").out()).startsWith("cdk ");
  }

  @Test
  void nothing_is_left_by_a_command_that_needs_no_database() {
    CommandRun.in(folder, "completion", "bash");

    assertThat(folder).isEmptyDirectory();
  }
}
