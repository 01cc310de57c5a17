package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say of a job whose worker was killed, before the next sync finds it. */
@Timeout(60)
class InterruptedJobsTest {

  @TempDir Path folder;

  @Test
  void a_job_whose_worker_was_killed_is_interrupted_at_once() throws Exception {
    long pid = killedInTheMiddle();

    assertThat(cdk("jobs", "list").out()).contains("interrupted").doesNotContain("running");
    assertThat(cdk("connection", "list").out()).contains("interrupted");
    assertThat(cdk("jobs", "list", "--json").json().at("/0/status").asText())
        .isEqualTo("interrupted");
    assertThat(cdk("jobs", "show", "1").out())
        .contains("job 1, sync, interrupted", "attempt 1  interrupted", "process " + pid)
        .doesNotContain("running");
    JsonNode shown = cdk("jobs", "show", "1", "--json").json();
    assertThat(shown.path("status").asText()).isEqualTo("interrupted");
    assertThat(shown.at("/attempts/0/status").asText()).isEqualTo("interrupted");
    assertThat(shown.at("/attempts/0/pid").asLong()).isEqualTo(pid);
  }

  @Test
  void to_look_at_an_interrupted_job_does_not_end_it() throws Exception {
    killedInTheMiddle();
    cdk("jobs", "list");
    cdk("jobs", "show", "1");
    Recording.script(folder, "record 1; state 1");

    CommandRun next = cdk("sync", "c");

    assertThat(next.exit()).as(next.err()).isZero();
    assertThat(cdk("jobs", "show", "1").out())
        .contains("job 1, sync, succeeded", "attempt 1  crashed", "attempt 2  succeeded");
  }

  @Test
  void what_a_killed_worker_left_running_has_ended_before_the_next_sync_begins() throws Exception {
    killedInTheMiddle();
    ProcessHandle left =
        ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
            .orElseThrow();
    assertThat(left.isAlive()).isTrue();
    String mayNotRun = "grep -q sleep /proc/" + left.pid() + "/cmdline && exit 7";
    Recording.script(folder, mayNotRun + "; record 1; state 1");

    CommandRun next = cdk("sync", "c");

    assertThat(next.exit()).as(next.err() + next.out()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"connection delete", "state reset"})
  void what_a_killed_worker_left_running_ends_with_its_connection_or_state(String command)
      throws Exception {
    killedInTheMiddle();
    ProcessHandle left =
        ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
            .orElseThrow();
    assertThat(left.info().command()).isPresent();
    String[] words = command.split(" ", -1);

    CommandRun run = cdk(words[0], words[1], "c", "--yes");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(left.info().command()).isEmpty(); // also when nobody took note of its end
  }

  /** Kills a worker whose source is reading, and gives its number. */
  private long killedInTheMiddle() throws IOException, InterruptedException {
    SyncInTheMiddle sync = SyncInTheMiddle.begin(folder, "", "exec sleep 20");
    sync.worker().destroyForcibly();
    assertThat(sync.worker().waitFor(30, TimeUnit.SECONDS)).isTrue();
    return sync.worker().pid();
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
