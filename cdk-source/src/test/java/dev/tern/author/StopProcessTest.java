package dev.tern.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.protocol.AirbyteStreamStatus;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.RunningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** However a read is stopped, it ends in time and safely, even when one reader does not listen. */
@Execution(ExecutionMode.CONCURRENT)
class StopProcessTest {

  private static final ConnectorCommand SOURCE = ConnectorCommand.ofClass(DeafSource.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Path config;

  @BeforeEach
  void writeConfig() throws IOException {
    config = Files.writeString(folder.resolve("config.json"), "{}");
  }

  private Path catalog(String... streams) throws IOException {
    List<String> configured =
        List.of(streams).stream()
            .map(
                name ->
                    "{\"stream\":{\"name\":\""
                        + name
                        + "\",\"json_schema\":{\"properties\":{\"id\":{\"type\":\"integer\"}}},"
                        + "\"supported_sync_modes\":[\"full_refresh\",\"incremental\"]},"
                        + "\"sync_mode\":\"incremental\",\"cursor_field\":[\"id\"],"
                        + "\"destination_sync_mode\":\"append\"}")
            .toList();
    return Files.writeString(
        folder.resolve("catalog.json"), "{\"streams\":[" + String.join(",", configured) + "]}");
  }

  private RunningConnector start(Path catalog) {
    return SOURCE.start("read", "--config", config, "--catalog", catalog);
  }

  @Test
  void sigterm_ends_it_with_a_state_for_what_was_emitted() throws Exception {
    try (RunningConnector running = start(catalog("deaf", "endless"))) {
      assertThat(running.awaitLine(line -> line.contains("\"stream\":\"endless\""))).isPresent();
      long asked = System.nanoTime();
      running.terminate();
      RunResult result = running.await();

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(PATIENCE);
      assertThat(result.exitCode()).isEqualTo(143);
      assertSafe(result);
    }
  }

  @Test
  void the_time_that_is_up_ends_it_alike() throws Exception {
    long asked = System.nanoTime();
    RunResult result =
        SOURCE.run(
            "read", "--config", config, "--catalog", catalog("endless"), "--max-duration", "3s");

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(PATIENCE.plusSeconds(5));
    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(result.statuses("endless")).endsWith(AirbyteStreamStatus.INCOMPLETE);
    assertCovered(result);
  }

  @Test
  void a_closed_pipe_ends_it_although_one_reader_hears_nothing() throws Exception {
    try (RunningConnector running = start(catalog("deaf", "endless"))) {
      assertThat(running.awaitLine(line -> line.contains("\"stream\":\"endless\""))).isPresent();
      long closed = System.nanoTime();
      running.closeOutput();
      RunResult result = running.awaitExit();

      assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(PATIENCE);
      assertThat(result.exitCode()).isEqualTo(1);
    }
  }

  private static void assertSafe(RunResult result) {
    assertThat(result.errors()).isEmpty();
    assertThat(result.statuses("deaf")).endsWith(AirbyteStreamStatus.INCOMPLETE);
    assertThat(result.statuses("endless")).endsWith(AirbyteStreamStatus.INCOMPLETE);
    assertCovered(result);
  }

  /** The last state is where the records end; there is none when the time was up before them. */
  private static void assertCovered(RunResult result) {
    int records = result.records("endless").size();
    assertThat(lastCursor(result)).isEqualTo(records == 0 ? "" : String.valueOf(records));
  }

  /** Of the endless stream, whose cursor counts its records. */
  private static String lastCursor(RunResult result) {
    return result.states().stream()
        .map(state -> state.getStream())
        .filter(state -> state.getStreamDescriptor().getName().equals("endless"))
        .map(state -> state.getStreamState().path("cursor").asText())
        .reduce("", (before, next) -> next);
  }
}
