package dev.tern.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.error.TransientException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real main class in a process of its own. */
@Timeout(120)
class ProcessTest {

  private static final String APPEND = InProcess.stream("users", "append");

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private ProcessBuilder write(String streams) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            JsonlDestination.class.getName(),
            "write",
            "--config",
            InProcess.config(folder, folder.resolve("store")).toString(),
            "--catalog",
            InProcess.catalog(folder, streams).toString());
    return new ProcessBuilder(new ArrayList<>(command)).redirectError(new File("/dev/null"));
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static void send(Process process, String... lines) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  private static String nextState(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith("{\"type\":\"STATE\"")) {
      line = out.readLine();
    }
    return String.valueOf(line);
  }

  private Map<String, String> files() throws IOException {
    return InProcess.files(folder.resolve("store"));
  }

  @Test
  void a_pipe_of_json_lines_is_stored_and_acknowledged() throws Exception {
    Process process = start(write(APPEND));
    send(process, InProcess.record("users", "{\"id\":1}"), InProcess.state("users", 1));
    process.getOutputStream().close();

    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();

    assertThat(process.waitFor()).isZero();
    assertThat(lines).hasSize(1).first().asString().contains("\"id\":1,", "\"recordCount\":1.0");
    assertThat(files().get("users.jsonl")).endsWith("\"_airbyte_data\":{\"id\":1}}\n");
  }

  @Test
  void what_was_acknowledged_survives_a_kill() throws Exception {
    Process process = start(write(APPEND));
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    send(process, InProcess.record("users", "{\"id\":1}"), InProcess.state("users", 1));
    assertThat(nextState(out)).contains("\"id\":1,");
    send(process, InProcess.record("users", "{\"id\":2}"), InProcess.record("users", "{\"id\":3}"));

    process.destroyForcibly();

    assertThat(process.waitFor()).isEqualTo(137);
    assertThat(files().get("users.jsonl")).contains("{\"id\":1}");
  }

  @Test
  void sigterm_stores_what_came_and_drops_what_is_not_whole() throws Exception {
    Process process = start(write(APPEND + "," + InProcess.stream("orders", "overwrite")));
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    send(process, InProcess.record("users", "{\"id\":1}"), InProcess.state("users", 1));
    assertThat(nextState(out)).contains("\"id\":1,");
    send(process, InProcess.record("orders", "{\"id\":2}"), InProcess.state("orders", 2));
    send(process, InProcess.record("users", "{\"id\":3}"), InProcess.state("users", 3));
    assertThat(nextState(out)).contains("\"id\":3,");

    process.toHandle().destroy(); // unlike the process itself, this leaves the streams open
    List<String> rest = out.lines().toList();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(rest).filteredOn(line -> line.contains("\"STATE\"")).isEmpty();
    assertThat(files()).containsOnlyKeys("users.jsonl");
    assertThat(files().get("users.jsonl")).contains("{\"id\":1}", "{\"id\":3}");
  }

  @Test
  void a_platform_that_went_away_is_a_failure_without_a_trace() throws Exception {
    Process process = start(write(APPEND));
    process.getInputStream().close();
    send(process, InProcess.record("users", "{\"id\":1}"), InProcess.state("users", 1));
    process.getOutputStream().close();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(files().get("users.jsonl")).contains("{\"id\":1}");
  }

  @Test
  void a_stdout_that_takes_nothing_is_a_failure() throws Exception {
    ProcessBuilder builder = write(APPEND).redirectOutput(new File("/dev/full"));
    Process process = start(builder);
    send(process, InProcess.record("users", "{\"id\":1}"), InProcess.state("users", 1));
    process.getOutputStream().close();

    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void names_beyond_ascii_work_in_the_poorest_locale() throws Exception {
    ProcessBuilder builder = write(InProcess.stream("h😀é", "append"));
    builder.environment().put("LC_ALL", "C");
    Process process = start(builder);
    send(process, InProcess.record("h😀é", "{\"é\":\"😀\"}"), InProcess.state("h😀é", 1));
    process.getOutputStream().close();

    List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();

    assertThat(process.waitFor()).isZero();
    assertThat(lines).hasSize(1).first().asString().contains("\"name\":\"h😀é\"");
    assertThat(files().get("h%F0%9F%98%80%C3%A9.jsonl")).endsWith("{\"é\":\"😀\"}}\n");
  }

  @Test
  void a_file_as_stdin_works_as_well_as_a_pipe() throws Exception {
    Path input =
        Files.writeString(
            folder.resolve("input"),
            InProcess.record("users", "{\"id\":1}") + "\n" + InProcess.state("users", 1) + "\n");
    Process process = start(write(APPEND).redirectInput(input.toFile()));

    assertThat(process.inputReader(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(process.waitFor()).isZero();
  }

  /** A process that writes to the folder until its stdin ends, and has acknowledged a record. */
  private Process holder(String streams) throws IOException {
    Process process = start(write(streams + "," + InProcess.stream("held", "append")));
    send(process, InProcess.record("held", "{\"id\":0}"), InProcess.state("held", 0));
    assertThat(nextState(process.inputReader(StandardCharsets.UTF_8))).contains("\"id\":0,");
    return process;
  }

  private String refused(String streams) throws Exception {
    Process second = start(write(streams));
    second.getOutputStream().close();
    List<String> lines = second.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(second.waitFor()).isEqualTo(1);
    return String.join("\n", lines);
  }

  @Test
  void a_second_process_is_refused_and_touches_nothing() throws Exception {
    String overwrite = InProcess.stream("users", "overwrite");
    Process first = holder(overwrite);
    send(first, InProcess.record("users", "{\"id\":1}"));

    for (String streams : List.of(overwrite, APPEND)) {
      assertThat(refused(streams))
          .contains("transient_error", "Another process", "'" + folder.resolve("store") + "'");
    }
    assertThat(files()).containsOnlyKeys("held.jsonl", "users.jsonl.staging");

    send(first, InProcess.complete("users"));
    first.getOutputStream().close();
    assertThat(first.waitFor()).isZero();
    assertThat(files()).containsOnlyKeys("held.jsonl", "users.jsonl");
    assertThat(files().get("users.jsonl")).endsWith("{\"id\":1}}\n");
  }

  @Test
  void a_killed_process_leaves_the_folder_free() throws Exception {
    Process first = holder(APPEND);
    first.destroyForcibly();
    assertThat(first.waitFor()).isEqualTo(137);

    Process second = start(write(APPEND));
    second.getOutputStream().close();

    assertThat(second.waitFor()).isZero();
  }

  @Test
  void asking_again_in_one_process_does_not_let_others_in() throws Exception {
    Path store = Files.createDirectories(folder.resolve("store"));
    try (FolderLocks one = new FolderLocks();
        FolderLocks two = new FolderLocks()) {
      one.hold(store);
      assertThatThrownBy(() -> two.hold(store)).isInstanceOf(TransientException.class);

      assertThat(refused(APPEND)).contains("Another process");
    }
  }

  @Test
  void a_lock_of_other_code_in_the_process_stays_as_it_is() throws Exception {
    Path store = Files.createDirectories(folder.resolve("store"));
    try (FileChannel foreign =
            FileChannel.open(
                store.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FolderLocks locks = new FolderLocks()) {
      assertThat(foreign.lock().isValid()).isTrue();
      assertThatThrownBy(() -> locks.hold(store)).isInstanceOf(TransientException.class);

      assertThat(refused(APPEND)).contains("Another process");
    }
  }

  @Test
  void a_file_as_large_as_it_may_be_is_called_that() throws Exception {
    ProcessBuilder builder = write(APPEND);
    builder.command().addAll(0, List.of("prlimit", "--fsize=100000"));
    Process process = start(builder);
    String record = InProcess.record("users", "{\"text\":\"" + "x".repeat(200_000) + "\"}");
    send(process, record, InProcess.state("users", 1));
    process.getOutputStream().close();

    String output = String.join("\n", process.inputReader(StandardCharsets.UTF_8).lines().toList());

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(output)
        .contains("config_error", "users.jsonl' is as large as a file may be", "ulimit -f")
        .doesNotContain("\"STATE\"");
    assertThat(files()).containsEntry("users.jsonl", "");
  }
}
