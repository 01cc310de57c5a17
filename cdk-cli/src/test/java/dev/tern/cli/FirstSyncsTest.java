package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that want the same connection for the first time, at the same moment. */
@Timeout(120)
class FirstSyncsTest {

  private static final int MANY = 3;

  @TempDir Path folder;

  @Test
  void one_makes_the_connection_and_runs_and_the_others_are_told_which_process_that_is()
      throws Exception {
    Path gate = folder.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    String source = Recording.script(folder, "record 1; state 1; read line < '" + gate + "'");

    List<Process> all = IntStream.range(0, MANY).mapToObj(number -> sync(source)).toList();
    CountDownLatch refused = new CountDownLatch(MANY - 1);
    for (Process process : all) {
      CompletableFuture<Void> unused = process.onExit().thenRun(refused::countDown);
    }
    refused.await();
    Process running = all.stream().filter(Process::isAlive).findFirst().orElseThrow();
    Files.writeString(gate, "\n");

    assertThat(running.waitFor()).isZero();
    for (Process other : all) {
      String said = new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (other != running) {
        assertThat(other.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("'same' is in use by process " + running.pid() + " on ");
      }
    }
    assertThat(CommandRun.in(folder, "connection", "list", "--json").json()).hasSize(1);
  }

  @Test
  void one_that_waits_for_another_says_which_process_that_is() throws Exception {
    Recording.write(folder);
    Path asked = SyncInTheMiddle.pipe(folder, "asked");
    Path gate = SyncInTheMiddle.pipe(folder, "gate");
    String quick = Recording.script(folder, "record 1; state 1");
    Path slow = folder.resolve("slow.sh");
    Files.writeString(
        slow,
        "if [ $1 = discover ]; then echo > '%s'; read line < '%s'; fi; exec %s \"$@\"%n"
            .formatted(asked, gate, quick.substring("exec:".length())));

    Process first = sync("exec:sh " + slow, "first");
    assertThat(Files.readString(asked)).isEqualTo("\n"); // waits for its discover
    Process second = sync(Recording.SOURCE, "second");
    List<String> waits = new ArrayList<>();
    try (BufferedReader said = second.errorReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("Waiting")) {
          waits.add(line);
          Files.writeString(gate, "\n");
        }
      }
    }
    assertThat(waits)
        .containsExactly("Waiting for process " + first.pid() + ", which is making a connection.");
    assertThat(second.waitFor()).isZero();
    assertThat(first.waitFor()).isZero();
  }

  private Process sync(String source) {
    return sync(source, "same");
  }

  private Process sync(String source, String name) {
    try {
      return CdkProcess.in(folder, "sync", source, "null:", "--name", name)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
