package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of what connectors said, and before streams are read again. */
class WordsTest {

  @TempDir Path folder;

  @Test
  void the_logs_of_a_silent_sync_say_so() throws Exception {
    silent(":");

    CommandRun logs = cdk("jobs", "logs", "1", "--db", "d.db");
    assertThat(logs.exit()).isZero();
    assertThat(logs.out()).isEmpty();
    assertThat(logs.err())
        .isEqualTo(
            "The connectors of job 1 said nothing. What they moved: ./cdk jobs show 1 --db d.db\n");
  }

  @Test
  void the_logs_of_a_failed_sync_say_where_it_failed() throws Exception {
    String trace =
        "echo '{\"type\":\"TRACE\",\"trace\":{\"type\":\"ERROR\",\"emitted_at\":1,\"error\":{\"message\":\"A defect.\","
            + "\"internal_message\":\"NumberFormatException\",\"stack_trace\":\"at People.java:57\"}}}'";
    String source = Recording.script(folder, trace + "; exit 1");
    assertThat(cdk("sync", source, "null:", "--name", "c", "--db", "d.db").exit()).isEqualTo(1);

    assertThat(cdk("jobs", "logs", "1", "--db", "d.db").out())
        .contains("source FAILURE system_error: A defect.")
        .contains("NumberFormatException")
        .contains("at People.java:57");
  }

  @Test
  void a_failure_is_told_once_on_the_screen_and_in_the_log() throws Exception {
    String source = Recording.script(folder, "exit 3");
    CommandRun sync = cdk("sync", source, "null:", "--name", "c", "--db", "d.db");

    assertThat(sync.exit()).isEqualTo(1);
    assertThat(sync.err())
        .containsOnlyOnce("The source ended with exit code 3.")
        .contains("source failed (system_error): The source ended with exit code 3.\n");
    assertThat(cdk("jobs", "logs", "1", "--db", "d.db").out())
        .containsOnlyOnce("The source ended with exit code 3.");
  }

  @Test
  void a_failure_that_another_attempt_follows_is_told_when_it_happens() throws Exception {
    Path tried = folder.resolve("tried");
    String source =
        Recording.script(
            folder,
            "[ -e '%1$s' ] && exit 4; touch '%1$s'; record 1; state 1; exit 3".formatted(tried));
    CommandRun sync =
        cdk("sync", source, "jsonl:out", "--name", "c", "--db", "d.db", "--attempts", "2");

    assertThat(sync.err())
        .containsSubsequence(
            "source failed (system_error): The source ended with exit code 3.\n",
            "The next attempt begins now.\n",
            "source failed (system_error): The source ended with exit code 4.\n");
  }

  @Test
  void what_java_says_of_itself_is_no_error() throws Exception {
    silent(
        "echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=1' >&2;"
            + " echo 'NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=1' >&2;"
            + " echo 'OpenJDK 64-Bit Server VM warning: old' >&2; echo 'Bad.' >&2");

    CommandRun logs = cdk("jobs", "logs", "1", "--db", "d.db");
    assertThat(logs.out())
        .contains("source INFO Picked up JAVA_TOOL_OPTIONS", "source INFO NOTE: Picked up JDK_JAVA")
        .contains("source WARN OpenJDK 64-Bit Server VM warning: old", "source ERROR Bad.");
  }

  @Test
  void what_java_says_of_itself_is_no_reason() throws Exception {
    Path script = folder.resolve("s.sh");
    Files.writeString(script, "echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=1' >&2; exit 3");

    assertThat(cdk("spec", "exec:sh " + script).err())
        .endsWith(" ended with exit code 3 without an answer to 'spec'.\n");
  }

  @Test
  void a_refresh_of_some_streams_says_that_the_others_go_along() throws Exception {
    Recording.write(folder);
    assertThat(cdk("sync", Recording.SOURCE, "null:", "--name", "c").exit()).isZero();
    String others = " The other streams of the connection are synced along, as on a platform.";

    assertThat(cdk("refresh", "c", "--streams", "users").err()).contains(others);
    assertThat(cdk("refresh", "c", "--streams", "users", "--keep").err()).contains(others);
    assertThat(cdk("refresh", "c").err()).doesNotContain("other streams");
    assertThat(cdk("refresh", "c", "--streams", "users", "--yes", "--json").json().at("/streams"))
        .extracting(stream -> stream.path("name").asText() + " " + stream.path("read").asInt())
        .containsExactly("orders 2", "users 2");
    assertThat(cdk("refresh", "--help").out()).contains("the other", "streams are synced along");
  }

  /** A sync of a source that says no word of its own. */
  private void silent(String read) throws Exception {
    String complete =
        "echo '{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,\"stream_status\":"
            + "{\"stream_descriptor\":{\"name\":\"users\"},\"status\":\"COMPLETE\"}}}'";
    String source = Recording.script(folder, read + "; state 1; " + complete);
    CommandRun run = cdk("sync", source, "null:", "--name", "c", "--db", "d.db");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
