package dev.tern.worker.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the files of a process that is killed with {@code kill -9}. */
@Timeout(60)
class HandedFilesTest {

  private static final String SECRET = "config.json";

  @TempDir Path folder;

  /** Another process that has handed files to a connector. */
  record Holder(Process process) implements AutoCloseable {

    /** Its argument does not count. It waits to be killed. */
    public static void main(String[] arguments) throws IOException {
      HandedFiles files = HandedFiles.create();
      files.write(SECRET, ProtocolJson.mapper().createObjectNode().put("token", "t"));
      if (arguments.length == 0) {
        files.close();
      }
      System.out.println(files.folder());
      assertThat(System.in.read()).isNegative();
    }

    static Holder start(Path temporary, String... arguments) throws IOException {
      Stream<String> java =
          Stream.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Djava.io.tmpdir=" + temporary,
              "-cp",
              System.getProperty("java.class.path"),
              Holder.class.getName());
      return new Holder(
          new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }

    Path folder() throws IOException {
      return Path.of(process.inputReader().readLine());
    }

    @Override
    public void close() {
      boolean unused = process.toHandle().destroyForcibly();
      process.onExit().join();
    }
  }

  @Test
  void they_are_gone_when_the_next_one_begins_even_if_its_number_is_in_use_again()
      throws Exception {
    Path left;
    try (Holder killed = Holder.start(folder, "stay")) {
      left = killed.folder();
    }
    assertThat(left.resolve(SECRET)).exists();
    Path again = folder.resolve("tern-" + ProcessHandle.current().pid() + "-1");
    Files.move(left, again);

    Path own;
    try (Holder next = Holder.start(folder)) {
      own = next.folder();
    }
    assertThat(again).doesNotExist();
    assertThat(own).doesNotExist();
  }

  @Test
  void those_of_one_that_runs_stay_even_if_its_number_is_not_known_here() throws Exception {
    try (Holder running = Holder.start(folder, "stay")) {
      Path elsewhere = folder.resolve("tern-999999999999-1");
      Files.move(running.folder(), elsewhere);

      try (Holder next = Holder.start(folder)) {
        assertThat(next.folder()).doesNotExist();
      }
      assertThat(elsewhere.resolve(SECRET)).exists();
    }
  }
}
