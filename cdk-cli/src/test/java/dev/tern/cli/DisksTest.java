package dev.tern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people are told when a folder is missing or closed, or a disk is full. */
@Timeout(60)
class DisksTest {

  private static final String TEMPORARY = "java.io.tmpdir";

  @TempDir Path folder;

  @BeforeEach
  void record() throws Exception {
    Recording.write(folder);
  }

  @Test
  void a_temporary_folder_that_is_missing_is_named() throws Exception {
    String said = process(TEMPORARY, "connection", "create", "c", Recording.SOURCE, "null:");

    assertThat(said.replaceFirst("^WARNING: java.io.tmpdir .*\n", "")) // newer Javas say so, too
        .isEqualTo(
            ("The folder for temporary files, %s, is missing or cannot be written: make it, or name"
                    + " another with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.\n")
                .formatted(folder.resolve("nowhere")));
    assertThat(process(TEMPORARY, "sync", Recording.SOURCE, "null:")).isEqualTo(said);
  }

  @Test
  void a_folder_from_which_nothing_can_be_run_is_told_with_what_to_do() throws Exception {
    assertThat(process("org.sqlite.tmpdir", "connection", "create", "c", Recording.SOURCE, "null:"))
        .endsWith(
            "local.db cannot be opened as the driver of SQLite cannot be unpacked and run: name a"
                + " folder with free space where programs may be run with"
                + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.\n");
  }

  private CommandRun create(String... where) {
    String[] words = {"connection", "create", "c", Recording.SOURCE, "null:"};
    return cdk(Stream.of(words, where).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void locks_that_cannot_be_made_are_named() throws Exception {
    synced();
    Path locks = folder.resolve(".cdk/locks");
    try (var files = Files.list(locks)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(locks);
    Files.createFile(locks);

    assertThat(cdk("sync", "c").err())
        .isEqualTo(
            "The folder %s for the locks of connections cannot be written: make it writable, free space on its disk, or give another home with --home.\n"
                .formatted(locks));
  }

  @Test
  void a_home_that_cannot_be_made_is_not_called_a_database() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(create("--home", "file/home", "--db", "ok.db").err())
        .isEqualTo(
            "The home %s cannot be made: make its folder writable, or give another with --home.\n"
                .formatted(file.resolve("home")));
    assertThat(create("--db", "file/x.db").err())
        .isEqualTo(
            "The database %s cannot be made: make its folder writable, or give another with --db.\n"
                .formatted(file.resolve("x.db")));
  }

  @Test
  void a_full_disk_of_the_destination_is_named_with_its_file() throws Exception {
    Path full = Files.createDirectory(folder.resolve("full")).resolve("users.jsonl");
    Files.createSymbolicLink(full, Path.of("/dev/full"));
    CommandRun run = cdk("sync", Recording.SOURCE, "jsonl:full", "--name", "c");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "destination failed (config_error): The file '%s' cannot be written (No space left on device): free space on its disk or make it writable, then run again.\n"
                .formatted(full));
  }

  @Test
  void a_file_that_is_in_the_way_of_a_folder_is_named() throws Exception {
    Files.createFile(folder.resolve("out"));
    CommandRun run = cdk("sync", Recording.SOURCE, "jsonl:out", "--name", "c");

    assertThat(run.err())
        .contains("The folder '" + folder.resolve("out") + "' cannot be made. Name another one.");
  }

  @Test
  void a_file_for_all_messages_without_a_folder_is_refused_before_anything_is_made() {
    List<String> before = CommandRun.left(folder);
    CommandRun run = cdk("sync", Recording.SOURCE, "null:", "--tee", "nowhere/all.jsonl");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "The file for all messages, 'nowhere/all.jsonl', has no folder: make it, or name another file with --tee.\n");
    assertThat(CommandRun.left(folder)).isEqualTo(before);
  }

  @Test
  void a_pipe_for_all_messages_is_written_to_and_stays() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    try {
      CommandRun run = cdk("sync", Recording.SOURCE, "null:", "--tee", "pipe");

      assertThat(run.exit()).as(run.err() + run.out()).isZero();
      assertThat(Files.isRegularFile(pipe)).isFalse();
      assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("RECORD");
    } finally {
      reader.destroy();
    }
  }

  @Test
  void a_full_disk_under_the_file_for_all_messages_is_named() throws Exception {
    Path full = Files.createSymbolicLink(folder.resolve("all"), Path.of("/dev/full"));

    assertThat(cdk("sync", Recording.SOURCE, "null:", "--tee", "all").err())
        .contains(
            "The file '%s' for all messages cannot be written (No space left on device), which fails the sync: free space on its disk, or name another one with --tee."
                .formatted(full));
  }

  private void synced() {
    CommandRun run = cdk("sync", Recording.SOURCE, "null:", "--name", "c");
    assertThat(run.exit()).as(run.err()).isZero();
  }

  /** What a process says on stderr. */
  private String process(String property, String... words)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + property + "=" + folder.resolve("nowhere"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(Arrays.asList(words));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    return said;
  }

  private CommandRun cdk(String... words) {
    return CommandRun.in(folder, words);
  }
}
