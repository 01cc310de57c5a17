package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.source.SourceRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the source with files in a folder, in this process or in one of its own.
 *
 * @param folder for configurations, catalogs and states
 * @param config the configuration
 */
record Run(Path folder, JsonNode config) {

  static ObjectNode config(String url) {
    return JsonNodeFactory.instance.objectNode().put("jdbc_url", url).put("page_rows", 1000);
  }

  /** A configuration with the defaults. */
  static DatabaseConfig typed(String url, Optional<String> user, List<String> schemas) {
    return new DatabaseConfig(
        url, user, Optional.empty(), schemas, Optional.empty(), 4, 10_000, 0, 5);
  }

  Transcript spec() {
    return here(List.of("spec"));
  }

  Transcript check() {
    return here(List.of("check", "--config", file("config", config)));
  }

  Transcript discover() {
    return here(List.of("discover", "--config", file("config", config)));
  }

  Transcript read(ObjectNode catalog) {
    return here(readArguments(catalog));
  }

  Transcript read(ObjectNode catalog, JsonNode state) {
    List<String> arguments = new ArrayList<>(readArguments(catalog));
    ArrayNode states = JsonNodeFactory.instance.arrayNode().add(state.path("state"));
    arguments.addAll(List.of("--state", file("state", states)));
    return here(arguments);
  }

  List<String> readArguments(ObjectNode catalog) {
    return List.of(
        "read", "--config", file("config", config), "--catalog", file("catalog", catalog));
  }

  /** One stream in a catalog of the first generation; incremental when there is a cursor. */
  static ObjectNode catalog(JsonNode stream, String... cursor) {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    add(catalog.putArray("streams"), stream, cursor);
    return catalog;
  }

  static void add(ArrayNode streams, JsonNode stream, String... cursor) {
    ObjectNode configured = streams.addObject();
    configured.set("stream", stream);
    configured.put("sync_mode", cursor.length == 0 ? "full_refresh" : "incremental");
    configured.put("destination_sync_mode", "append");
    configured.put("generation_id", 1).put("minimum_generation_id", 0).put("sync_id", 1);
    for (String name : cursor) {
      configured.withArray("/cursor_field").add(name);
    }
  }

  static Transcript here(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StandardStreams streams =
        new StandardStreams(
            InputStream.nullInputStream(),
            out,
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    int exit = SourceRunner.run(new DatabaseSource(), arguments.toArray(String[]::new), streams);
    return Transcript.of(exit, out.toString(StandardCharsets.UTF_8));
  }

  /** The real main in a process of its own. */
  static Transcript process(
      List<String> options, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("source", ".jsonl");
    int exit = start(options, environment, arguments, out);
    Transcript transcript = Transcript.of(exit, Files.readString(out));
    Files.delete(out);
    return transcript;
  }

  /** What the real main writes past the protocol. */
  static String stderr(List<String> arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("source", ".jsonl");
    Path error = Files.createTempFile("source", ".txt");
    start(List.of(), Map.of(), arguments, out, ProcessBuilder.Redirect.to(error.toFile()));
    String text = Files.readString(error);
    Files.delete(out);
    Files.delete(error);
    return text;
  }

  /** How many lines with a word the real main prints, however many there are. */
  static long lines(List<String> options, List<String> arguments, String word)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("source", ".jsonl");
    int exit = start(options, Map.of(), arguments, out);
    try (Stream<String> lines = Files.lines(out)) {
      long count = lines.filter(line -> line.contains(word)).count();
      if (exit != 0) {
        throw new AssertionError("The source ended with " + exit + " after " + count + " lines.");
      }
      return count;
    } finally {
      Files.delete(out);
    }
  }

  private static int start(
      List<String> options, Map<String, String> environment, List<String> arguments, Path out)
      throws IOException, InterruptedException {
    return start(options, environment, arguments, out, ProcessBuilder.Redirect.DISCARD);
  }

  private static int start(
      List<String> options,
      Map<String, String> environment,
      List<String> arguments,
      Path out,
      ProcessBuilder.Redirect error)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DatabaseSource.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(error);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("The source did not end in time.");
    }
    return process.exitValue();
  }

  private String file(String name, JsonNode content) {
    try {
      Path file = Files.createTempFile(folder, name, ".json");
      Files.writeString(file, content.toString());
      return file.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
