package dev.tern.worker.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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

    /** Begins when it is told to by a line. With an argument it waits to be killed. */
    public static void main(String[] arguments) throws IOException {
      assertThat(System.in.read()).isNotNegative();
      HandedFiles files = HandedFiles.create();
      files.write(SECRET, ProtocolJson.mapper().createObjectNode().put("token", "t"));
      if (arguments.length == 0) {
        files.close();
      }
      System.out.println(files.folder());
      assertThat(System.in.read()).isNegative();
    }

    static Holder start(Path temporary, String... arguments) throws IOException {
      return new Holder(
          new ProcessBuilder(java(temporary, Holder.class, arguments))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }

    static List<String> java(Path temporary, Class<?> main, String... arguments) {
      Stream<String> java =
          Stream.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Djava.io.tmpdir=" + temporary,
              "-cp",
              System.getProperty("java.class.path"),
              main.getName());
      return Stream.concat(java, Stream.of(arguments)).toList();
    }

    /** Lets it begin; where its files are, or were. */
    Path folder() throws IOException {
      process.outputWriter().append('\n').flush();
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
  void they_are_gone_even_if_the_next_one_has_their_number_as_the_first_of_a_container_has()
      throws Exception {
    Path left;
    try (Holder killed = Holder.start(folder, "stay")) {
      left = killed.folder();
    }
    try (Holder next = Holder.start(folder)) {
      Path again = folder.resolve("tern-" + next.process().pid() + "-1");
      Files.move(left, again);

      assertThat(next.folder()).doesNotExist();
      assertThat(again).doesNotExist();
    }
  }

  @Test
  void those_of_this_process_stay_when_it_makes_more() throws Exception {
    try (HandedFiles first = HandedFiles.create();
        HandedFiles second = HandedFiles.create()) {
      try (Holder next = Holder.start(Path.of(System.getProperty("java.io.tmpdir")))) {
        assertThat(next.folder()).doesNotExist();
      }
      assertThat(first.folder()).exists();
      assertThat(second.folder()).exists();
    }
  }

  /** A process that makes and closes many, as fast as it can. */
  record Churner() {

    public static void main(String[] times) {
      for (int i = 0; i < Integer.parseInt(times[0]); i++) {
        try (HandedFiles files = HandedFiles.create()) {
          Path file = files.write(SECRET, ProtocolJson.mapper().createObjectNode());
          assertThat(file).exists();
        }
      }
    }
  }

  @Test
  void processes_that_make_them_at_the_same_moment_do_not_remove_each_others() throws Exception {
    List<Process> churners = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      churners.add(
          new ProcessBuilder(Holder.java(folder, Churner.class, "1000"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    for (Process churner : churners) {
      assertThat(churner.waitFor()).isZero();
    }
    assertThat(folder).isEmptyDirectory();
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

  @Test
  void those_that_were_never_finished_are_gone_after_an_hour_unless_somebody_holds_them()
      throws Exception {
    Path young = Files.createDirectory(folder.resolve("tern-new-1"));
    Path unlocked = Files.createDirectory(folder.resolve("tern-new-2"));
    Files.createFile(unlocked.resolve(".lock"));
    Path empty = Files.createDirectory(folder.resolve("tern-new-3"));
    Path held = folder.resolve("tern-new-4");
    try (Holder running = Holder.start(folder, "stay")) {
      Files.move(running.folder(), held);
      for (Path old : List.of(unlocked, empty, held)) {
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
      }

      try (Holder next = Holder.start(folder)) {
        assertThat(next.folder()).doesNotExist();
      }
      assertThat(folder).isDirectoryContaining(young::equals).isDirectoryContaining(held::equals);
      assertThat(unlocked).doesNotExist();
      assertThat(empty).doesNotExist();
    }
  }
}
