package dev.tern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sync that is stopped while it waits for its next attempt. */
@Timeout(60)
class StoppedPauseTest {

  @TempDir Path folder;

  @Test
  void it_is_stopped_and_tells_its_failure_once() throws Exception {
    String source = Recording.script(folder, "exit 3");
    Process sync =
        CdkProcess.in(folder, "sync", source, "null:", "--name", "c", "--attempts", "3").start();
    List<String> said = new ArrayList<>();
    try (BufferedReader errors = sync.errorReader(UTF_8)) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        said.add(line);
        if (line.startsWith("The next attempt begins in ")) {
          sync.toHandle().destroy();
        }
      }
    }

    assertThat(said).filteredOn(line -> line.contains("ended with exit code 3.")).hasSize(1);
    assertThat(new String(sync.getInputStream().readAllBytes(), UTF_8))
        .contains("stopped")
        .doesNotContain("failed");
    assertThat(sync.waitFor()).isEqualTo(143);
    assertThat(CommandRun.in(folder, "jobs", "list").out()).contains("cancelled");
  }
}
