package dev.tern.examples.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.ConnectorCommand;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.RunningConnector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the destination with files in a folder, in this process or in one of its own.
 *
 * @param folder for configuration and catalog
 * @param config as a user writes it
 */
record Sync(Path folder, ObjectNode config) {

  RunResult check() {
    return runHere("", "check", "--config", configFile());
  }

  RunResult write(List<ObjectNode> streams, String... lines) {
    return runHere(String.join("", lines), arguments(streams));
  }

  /** Starts a sync in a process of its own. */
  RunningConnector start(List<ObjectNode> streams, String... jvmFlags) {
    return ConnectorCommand.ofClass(PostgresDestination.class, jvmFlags).start(arguments(streams));
  }

  /** What the only ERROR trace says to the user; the whole output when there is none. */
  static String failure(RunResult result) {
    return result.errors().size() == 1
        ? result.errors().get(0).getFailureType() + ": " + result.errors().get(0).getMessage()
        : result.lines().toString();
  }

  private Object[] arguments(List<ObjectNode> streams) {
    Path catalog = save("catalog.json", Lines.catalog(streams));
    return new Object[] {"write", "--config", configFile(), "--catalog", catalog};
  }

  private static RunResult runHere(String input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StandardStreams streams =
        new StandardStreams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int code = DestinationRunner.run(new PostgresDestination(), words, streams);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    return new RunResult(code, lines, err.toString(StandardCharsets.UTF_8));
  }

  private Path configFile() {
    return save("config.json", config.toString());
  }

  private Path save(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message of a check. */
  static String verdict(RunResult result) {
    JsonNode status = Lines.json(last(result)).path("connectionStatus");
    return status.path("status").asText() + " " + status.path("message").asText();
  }

  private static String last(RunResult result) {
    return result.lines().stream()
        .filter(line -> line.contains("CONNECTION_STATUS"))
        .findFirst()
        .orElseThrow();
  }
}
