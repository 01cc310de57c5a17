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

/** A {@code cdk sync} that runs as a process, followed line by line. */
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
    List<String> command = new ArrayList<>(List.of(java(), "-jar", jar(root).toString()));
    command.addAll(List.of(words));
    Path stderr = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(stderr.toFile());
    builder.environment().put("CDK_ROOT", root.toString());
    return new RunningCdk(builder.start(), stderr);
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static Path jar(Path root) {
    return root.resolve("cdk-cli").resolve("target").resolve("cdk.jar");
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
    return process
        .descendants()
        .filter(one -> one.info().commandLine().orElse("").contains(name))
        .findFirst()
        .orElseThrow();
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

  /** Kills it, and waits until all it started has noticed. */
  void kill() throws Exception {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    for (ProcessHandle member : family) {
      ProcessHandle unused = member.onExit().get(1, TimeUnit.MINUTES);
    }
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
