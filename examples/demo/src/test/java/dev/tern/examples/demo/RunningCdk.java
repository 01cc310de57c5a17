package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code cdk} that runs as a process, from its launcher, followed line by line. */
final class RunningCdk implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;
  private final Path stderr;

  private RunningCdk(Process process, Path stderr) {
    this.process = process;
    this.lines = process.inputReader();
    this.stderr = stderr;
  }

  /** Starts it in a folder. */
  static RunningCdk start(Path root, Path folder, String... words) throws IOException {
    Path launcher = root.resolve("cdk-cli").resolve("target").resolve("cdk");
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    Path stderr = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(stderr.toFile());
    builder.environment().put("CDK_ROOT", root.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new RunningCdk(builder.start(), stderr);
  }

  /** What a command says that succeeds. */
  static JsonNode say(Path root, Path folder, String... words) throws Exception {
    try (RunningCdk running = start(root, folder, words)) {
      JsonNode said = running.result();
      assertThat(running.end()).as(running.complaints()).isZero();
      return said;
    }
  }

  /** Follows it until it has committed more than so many records, or has ended. */
  boolean committed(long more) throws IOException {
    JsonNode line = next();
    while (!line.isNull() && line.path("committed").asLong() <= more) {
      line = next();
    }
    return line.path("type").asText().equals("progress");
  }

  /** Its last line, when it has ended. */
  JsonNode result() throws IOException {
    JsonNode last = NullNode.getInstance();
    JsonNode line = next();
    while (!line.isNull()) {
      last = line;
      line = next();
    }
    return last;
  }

  private JsonNode next() throws IOException {
    String line = lines.readLine();
    return line == null ? NullNode.getInstance() : Json.parse(line);
  }

  /** Sends a signal, as a shell does. */
  void signal(String name) throws Exception {
    signal(name, process.toHandle());
  }

  static void signal(String name, ProcessHandle to) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(to.pid())).inheritIO().start();
    kill.waitFor();
  }

  /** The process of one of its connectors. */
  ProcessHandle connector(String name) {
    return process.descendants().filter(one -> told(one, name)).findFirst().orElseThrow();
  }

  /** Waits for its end and that of all it started; its exit code. */
  int end() throws Exception {
    List<ProcessHandle> family = process.descendants().toList();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
    for (ProcessHandle member : family) {
      ProcessHandle unused = member.onExit().get(1, TimeUnit.MINUTES);
    }
    return process.exitValue();
  }

  /** Waits for its end, but not longer than until this moment; whether it has ended. */
  boolean endsBy(long nanoTime) throws InterruptedException {
    return process.waitFor(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /**
   * Kills it, and waits until all it started has noticed; whether there was something to kill. What
   * it started meanwhile is known by the files it was handed.
   */
  boolean kill() throws Exception {
    String handed = "tern-" + process.pid() + "-";
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    boolean alive = process.toHandle().destroyForcibly();
    process.waitFor();
    ProcessHandle.allProcesses().filter(one -> told(one, handed)).forEach(family::add);
    for (ProcessHandle member : family) {
      ProcessHandle unused = member.onExit().get(1, TimeUnit.MINUTES);
    }
    return alive;
  }

  /** Kills a connector of it, if one of this name runs now. */
  boolean killConnector(String name) {
    return process
        .descendants()
        .filter(one -> told(one, name))
        .findFirst()
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  private static boolean told(ProcessHandle one, String word) {
    return one.info().commandLine().orElse("").contains(word);
  }

  String complaints() throws IOException {
    return Files.readString(stderr);
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    lines.close();
  }
}
