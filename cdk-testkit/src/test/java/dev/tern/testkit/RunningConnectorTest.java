package dev.tern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing that a process does or leaves undone holds its reader for good. */
class RunningConnectorTest {

  private static RunningConnector shell(String script) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", script).start();
    return new RunningConnector(process, Duration.ofMillis(300));
  }

  @Test
  void a_connector_that_hangs_is_killed_and_told_with_what_was_waited_for() throws Exception {
    try (RunningConnector running = shell("echo one; exec cat")) {
      assertThat(running.awaitLine(line -> line.equals("one"))).isPresent();

      assertThatThrownBy(running::await)
          .isInstanceOf(AssertionError.class)
          .hasMessage("The connector hangs: no end of its output within 0.3 s; lines so far: 1.");
      assertThat(running.process().waitFor()).isEqualTo(137);
    }
  }

  @Test
  void a_line_that_does_not_come_is_told() throws Exception {
    try (RunningConnector running = shell("exec cat")) {
      assertThatThrownBy(() -> running.awaitLine(line -> true))
          .isInstanceOf(AssertionError.class)
          .hasMessage("The connector hangs: no line that fits within 0.3 s; lines so far: 0.");
    }
  }

  @Test
  void what_a_test_says_of_a_line_reaches_it() throws Exception {
    try (RunningConnector running = shell("echo one")) {
      assertThatThrownBy(() -> running.awaitLine(line -> assertNothing(line)))
          .isInstanceOf(AssertionError.class)
          .hasMessage("one");
    }
  }

  private static boolean assertNothing(String line) {
    throw new AssertionError(line);
  }
}
