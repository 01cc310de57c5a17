package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.ConnectorCli;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.message.ProtocolJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one run of a source wrote, line by line, and how it ended. */
record Transcript(int exit, List<String> lines, List<JsonNode> messages) {

  static JsonNode json(String text) {
    try {
      return ProtocolJson.mapper()
          .readTree(text.startsWith("{\"") ? text : text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code read} with a catalog, and a state unless it is empty. */
  static Transcript read(AbstractSource<?> source, String catalog, String state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit = read(SourceRunner.commands(source), source, catalog, state, out);
    return of(exit, out);
  }

  static int read(
      List<Command> commands,
      AbstractSource<?> source,
      String catalog,
      String state,
      OutputStream out) {
    try {
      Path folder = Files.createTempDirectory("tern-source");
      List<String> args = new ArrayList<>(List.of("read"));
      args.addAll(List.of("--config", write(folder, "config.json", "{}")));
      args.addAll(List.of("--catalog", write(folder, "catalog.json", catalog)));
      if (!state.isEmpty()) {
        args.addAll(List.of("--state", write(folder, "state.json", state)));
      }
      int exit =
          ConnectorCli.run(
              new SourceConnector<>(source),
              commands,
              args.toArray(String[]::new),
              streams(out),
              new StopSignal());
      for (File file : folder.toFile().listFiles()) {
        Files.delete(file.toPath());
      }
      Files.delete(folder);
      return exit;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Transcript run(AbstractSource<?> source, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit = SourceRunner.run(source, args, streams(out));
    return of(exit, out);
  }

  static Transcript of(int exit, ByteArrayOutputStream out) {
    List<String> lines =
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceAll("\"emitted_at\":[0-9.]+", "\"emitted_at\":0"))
            .toList();
    return new Transcript(exit, lines, lines.stream().map(ProtocolLine::parse).toList());
  }

  /** The data of all records of a stream. */
  List<JsonNode> records(String stream) {
    return records(stream, 0, messages.size());
  }

  List<JsonNode> records(String stream, int from, int to) {
    return messages.subList(from, to).stream()
        .map(message -> message.path("record"))
        .filter(record -> record.path("stream").asText().equals(stream))
        .map(record -> record.path("data"))
        .toList();
  }

  List<JsonNode> states() {
    return of("STATE").stream().map(message -> message.path("state")).toList();
  }

  List<JsonNode> errors() {
    return of("TRACE").stream()
        .map(message -> message.path("trace").path("error"))
        .filter(JsonNode::isObject)
        .toList();
  }

  /** {@code users STARTED} and so on. */
  List<String> statuses() {
    return of("TRACE").stream()
        .map(message -> message.path("trace").path("stream_status"))
        .filter(JsonNode::isObject)
        .map(
            status ->
                status.path("stream_descriptor").path("name").asText()
                    + " "
                    + status.path("status").asText())
        .toList();
  }

  /** The texts of all warnings. */
  List<String> warnings() {
    return of("LOG").stream()
        .filter(message -> message.at("/log/level").asText().equals("WARN"))
        .map(message -> message.at("/log/message").asText())
        .toList();
  }

  List<JsonNode> of(String type) {
    return messages.stream().filter(m -> m.path("type").asText().equals(type)).toList();
  }

  private static StandardStreams streams(OutputStream out) {
    return new StandardStreams(
        new ByteArrayInputStream(new byte[0]),
        out,
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  private static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"')).toString();
  }

  /** One line, which must be one JSON object. */
  private static final class ProtocolLine {
    static JsonNode parse(String line) {
      JsonNode message = json(line);
      if (!message.isObject()) {
        throw new IllegalArgumentException("no message: " + line);
      }
      return message;
    }
  }
}
