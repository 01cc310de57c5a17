package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command answers programs with one JSON value. */
class JsonAnswersTest {

  @TempDir static Path folder;

  @BeforeAll
  static void sync() throws Exception {
    Recording.write(folder);
    CommandRun run = CommandRun.in(folder, "sync", Recording.SOURCE, "null:", "--name", "c");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec replay:recorded.jsonl",
        "check replay:recorded.jsonl",
        "check c",
        "discover replay:recorded.jsonl",
        "discover c",
        "sync c",
        "sync c --dry-run",
        "sync c --dry-run --limit 1",
        "refresh c --yes",
        "clear c --yes",
        "connection create other replay:recorded.jsonl null:",
        "connection list",
        "connection show c",
        "catalog show c",
        "catalog diff c",
        "catalog select c",
        "state show c",
        "state export c",
        "state reset c --yes",
        "jobs list",
        "jobs list c",
        "jobs show 1",
        "jobs logs 1",
        "oauth list",
        "completion zsh"
      })
  void the_answer_is_one_value(String line) {
    CommandRun run = CommandRun.in(folder, (line + " --json").split(" ", -1));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().isContainerNode()).isTrue();
    assertThat(run.out()).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs show 77", "sync nothing", "state rollback c --to 99", "demo"})
  void so_is_a_complaint(String line) {
    CommandRun run = CommandRun.in(folder, (line + " --json").split(" ", -1));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().at("/error/type").asText()).isEqualTo("config_error");
    assertThat(run.json().at("/error/message").asText()).isEqualTo(run.err().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"state reset c", "clear c", "refresh c", "connection delete c"})
  void so_is_what_was_not_done_without_consent(String line) {
    CommandRun run = CommandRun.in(folder, (line + " --json").split(" ", -1));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().at("/error/type").asText()).isEqualTo("no_consent");
    assertThat(run.json().at("/error/message").asText())
        .endsWith("Nothing was done. Add --yes to do it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sync nothing --output json",
        "sync nothing --output=JSON",
        "refresh nothing --yes --output json"
      })
  void so_is_the_complaint_of_what_would_be_followed_line_by_line(String line) {
    CommandRun run = CommandRun.in(folder, line.split(" ", -1));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).hasLineCount(1);
    assertThat(run.json().at("/error/type").asText()).isEqualTo("config_error");
    assertThat(run.json().at("/error/message").asText()).isEqualTo(run.err().strip());
    assertThat(CommandRun.in(folder, "clear", "c", "--output", "json").json().at("/error/type"))
        .hasToString("\"no_consent\"");
    assertThat(CommandRun.in(folder, "sync", "c", "--output", "json", "--x").json().at("/error"))
        .isNotEmpty();
  }

  @Test
  void every_stream_of_a_sync_that_ended_has_an_end_of_its_own() throws Exception {
    String running =
        "echo '{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,"
            + "\"stream_status\":{\"stream_descriptor\":{\"name\":\"users\"},\"status\":"
            + "\"RUNNING\"}}}'; record 1; state 1; record 2; record 3; state 3; ";
    String source = Recording.script(folder, running + "exec cat");
    CommandRun limited =
        CommandRun.in(folder, "sync", source, "null:", "--dry-run", "--limit", "1", "--json");
    assertThat(limited.json().at("/verdict").asText()).isEqualTo("succeeded");
    assertThat(limited.json().at("/streams/0/status").asText()).isEqualTo("COMPLETE");

    Recording.script(folder, "record 1; state 1; exit 3");
    CommandRun failed = CommandRun.in(folder, "sync", source, "null:", "--name", "f", "--json");
    assertThat(failed.json().at("/verdict").asText()).isEqualTo("partial");
    assertThat(failed.json().at("/streams/0/status").asText()).isEqualTo("INCOMPLETE");
  }

  @Test
  void the_last_line_before_the_result_says_where_the_streams_are_left() throws Exception {
    String source = Recording.script(folder, "record 1; state 1; record 2; exit 3");
    List<String> failed =
        CommandRun.in(folder, "sync", source, "null:", "--name", "f", "--output", "json").lines();
    assertThat(failed.get(failed.size() - 2))
        .startsWith("{\"type\":\"progress\"")
        .contains("\"stage\":\"failed\"");

    Recording.script(folder, "record 1; state 1");
    List<String> done = CommandRun.in(folder, "sync", "f", "--output", "json").lines();
    assertThat(done.get(done.size() - 2)).contains("\"stage\":\"done\"");
  }

  @Test
  void a_sync_can_be_followed_line_by_line() throws Exception {
    CommandRun run = CommandRun.in(folder, "sync", "c", "--output", "json");

    assertThat(run.lines()).hasSizeGreaterThanOrEqualTo(2);
    for (String line : run.lines()) {
      JsonNode node = ProtocolJson.mapper().readTree(line);
      assertThat(node.path("type").asText()).isIn("progress", "result");
    }
    assertThat(run.lines().get(run.lines().size() - 1))
        .startsWith("{\"type\":\"result\"")
        .contains("\"verdict\":\"succeeded\"");
  }
}
