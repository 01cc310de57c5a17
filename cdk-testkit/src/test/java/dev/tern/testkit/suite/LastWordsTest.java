package dev.tern.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.ConnectorCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  private static final int RUNS = 200;

  @Test
  void what_was_said_is_heard_though_a_child_that_stays_keeps_stderr_open() throws Exception {
    Surroundings connector =
        new CommandConnector(ConnectorCommand.of("sh", "-c", "echo late >&2; sleep 1000 & exit 1"));
    try (WatchedConnector watched =
        new WatchedConnector(connector, TranscriptJudge.none(), Duration.ofSeconds(30))) {
      Observed run = watched.run(Trial.of("spec", "spec"));

      assertThat(run.errors()).isEqualTo("late\n");
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void what_is_said_on_stderr_at_the_very_end_is_heard() throws Exception {
    Surroundings connector =
        new CommandConnector(ConnectorCommand.of("sh", "-c", "echo late >&2; exit 1"));
    try (WatchedConnector watched =
        new WatchedConnector(connector, TranscriptJudge.none(), Duration.ofSeconds(30))) {
      for (int run = 0; run < RUNS; run++) {
        assertThat(watched.run(Trial.of("spec", "spec")).errors()).isEqualTo("late\n");
      }
    }
  }
}
