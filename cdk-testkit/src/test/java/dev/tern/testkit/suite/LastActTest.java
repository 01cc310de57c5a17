package dev.tern.testkit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastActTest {

  @TempDir Path folder;

  @Test
  void a_kit_that_is_told_to_end_leaves_no_process_and_no_configuration() throws Exception {
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            EndedKit.class.getName());
    Process kit = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader said = kit.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      kit.toHandle().destroy();

      assertThat(kit.waitFor()).isEqualTo(143);
      assertThat(child.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
      assertThat(folder).isEmptyDirectory();
    }
  }
}
