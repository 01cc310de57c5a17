package dev.tern.testkit;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connector that prints what it is told to by command, remembers what it was given, and ends when
 * it is asked to.
 */
final class ScriptedProgram implements ConnectorProgram {

  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final Map<String, String> given = new LinkedHashMap<>();
  private final List<Path> files = new ArrayList<>();

  /** What it prints for a command. */
  ScriptedProgram on(String command, String... output) {
    lines.put(command, List.of(output));
    return this;
  }

  /** The content of a file of the last command, or what was on stdin. */
  String given(String name) {
    return given.getOrDefault(name, "nothing");
  }

  List<Path> files() {
    return files;
  }

  @Override
  public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
    try {
      given.clear();
      given.put("stdin", new String(streams.in().readAllBytes(), StandardCharsets.UTF_8));
      for (int i = 1; i < arguments.length; i += 2) {
        files.add(Path.of(arguments[i + 1]));
        given.put(arguments[i], Files.readString(Path.of(arguments[i + 1])));
      }
      return print(lines.getOrDefault(arguments[0], List.of()), streams, stop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int print(List<String> output, StandardStreams streams, StopSignal stop)
      throws IOException {
    for (String line : output) {
      if (stop.requested()) {
        return 143;
      }
      if (line.startsWith("exit ")) {
        streams.err().println("It ends.");
        return Integer.parseInt(line.substring(5));
      }
      streams.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return 0;
  }
}
