package dev.tern.examples.jsonl;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.destination.DestinationRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The destination on streams in memory, its files in a real folder. */
final class InProcess {

  private final Path folder;
  private final Path store;
  private String options = "";

  /**
   * @param folder for the inputs
   * @param store what {@code path} says
   */
  InProcess(Path folder, Path store) {
    this.folder = folder;
    this.store = store;
  }

  /** The result of one command. */
  record Result(int code, List<String> lines) {

    String text() {
      return String.join("\n", lines);
    }

    List<String> states() {
      return lines.stream().filter(line -> line.startsWith("{\"type\":\"STATE\"")).toList();
    }
  }

  /** The same with more options, as JSON. */
  InProcess with(String more) {
    options = "," + more;
    return this;
  }

  Result check() throws IOException {
    return run("", "check", "--config", config().toString());
  }

  Result write(String streams, String... lines) throws IOException {
    Path catalog = catalog(folder, streams);
    String input = String.join("\n", lines) + "\n";
    return run(input, "write", "--config", config().toString(), "--catalog", catalog.toString());
  }

  private Path config() throws IOException {
    return config(folder, store, options);
  }

  static Path config(Path folder, Path store) throws IOException {
    return config(folder, store, "");
  }

  private static Path config(Path folder, Path store, String options) throws IOException {
    String path = store.toString().replace("\\", "\\\\");
    return Files.writeString(
        folder.resolve("config.json"), "{\"path\":\"" + path + "\"" + options + "}");
  }

  static Path catalog(Path folder, String streams) throws IOException {
    return Files.writeString(folder.resolve("catalog.json"), "{\"streams\":[" + streams + "]}");
  }

  private static Result run(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream err =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int code =
        DestinationRunner.run(new JsonlDestination(), args, new StandardStreams(in, out, err));
    return new Result(code, out.toString(StandardCharsets.UTF_8).lines().toList());
  }

  /** The files below the store by name, with their text; not the hidden ones. */
  Map<String, String> files() throws IOException {
    return files(store);
  }

  static Map<String, String> files(Path store) throws IOException {
    try (var paths = Files.walk(store)) {
      return new java.util.TreeMap<>(
          paths
              .filter(Files::isRegularFile)
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .collect(
                  java.util.stream.Collectors.toMap(
                      path -> store.relativize(path).toString(), InProcess::text)));
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String stream(String name, String mode) {
    return "{\"stream\":{\"name\":\""
        + name
        + "\",\"json_schema\":{}},\"sync_mode\":\"full_refresh\",\"destination_sync_mode\":\""
        + mode
        + "\",\"generation_id\":4,\"minimum_generation_id\":0,\"sync_id\":9}";
  }

  static String record(String stream, String data) {
    return "{\"type\":\"RECORD\",\"record\":{\"stream\":\""
        + stream
        + "\",\"data\":"
        + data
        + ",\"emitted_at\":1700000000000}}";
  }

  static String state(String stream, int id) {
    return "{\"type\":\"STATE\",\"id\":"
        + id
        + ",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\""
        + stream
        + "\"}}}}";
  }

  static String complete(String stream) {
    return "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,\"stream_status\":{"
        + "\"stream_descriptor\":{\"name\":\""
        + stream
        + "\"},\"status\":\"COMPLETE\"}}}";
  }
}
