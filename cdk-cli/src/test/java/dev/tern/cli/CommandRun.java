package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cli.text.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command that ran inside the test, in a folder of its own, and what it said.
 *
 * @param exit its exit code
 * @param out its stdout
 * @param err its stderr
 */
record CommandRun(int exit, String out, String err) {

  static CommandRun in(Path folder, String... words) {
    return in(folder, Map.of(), words);
  }

  static CommandRun in(Path folder, Map<String, String> environment, String... words) {
    return in(folder, environment, new byte[0], words);
  }

  /** With something piped in. */
  static CommandRun piped(Path folder, String input, String... words) {
    return in(folder, Map.of(), input.getBytes(StandardCharsets.UTF_8), words);
  }

  private static CommandRun in(
      Path folder, Map<String, String> environment, byte[] input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Pipes pipes = new Pipes(new ByteArrayInputStream(input), out, err);
    int exit = Cdk.run(around(folder, environment, pipes), words);
    return new CommandRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What a command reads, and where it writes to. */
  record Pipes(InputStream in, OutputStream out, OutputStream err) {
    static Pipes closed() {
      return new Pipes(
          InputStream.nullInputStream(),
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream());
    }
  }

  /** Where a command runs without a terminal, and without anybody who could answer it. */
  static Surroundings around(Path folder, Map<String, String> environment, Pipes pipes) {
    return new Surroundings(
        pipes.in(),
        new PrintStream(pipes.out(), true, StandardCharsets.UTF_8),
        new PrintStream(pipes.err(), true, StandardCharsets.UTF_8),
        environment,
        folder,
        false,
        () -> Screen.USUAL,
        InstantSource.system(),
        question -> false,
        file -> {});
  }

  /** Its answer as JSON: all of stdout is one value. */
  JsonNode json() {
    try {
      return ProtocolJson.mapper().readTree(out);
    } catch (IOException e) {
      throw new UncheckedIOException(out, e);
    }
  }

  /** All that commands have left in a folder, by its path in there. */
  static List<String> left(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.equals(folder))
          .map(file -> folder.relativize(file).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
