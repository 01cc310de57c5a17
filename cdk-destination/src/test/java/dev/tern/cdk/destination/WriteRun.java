package dev.tern.cdk.destination;

import dev.tern.cdk.cli.StandardStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of {@code write} on streams in memory.
 *
 * @param code the exit code
 * @param lines all lines of stdout
 */
record WriteRun(int code, List<String> lines) {

  static WriteRun of(AbstractDestination<?> destination, List<String> catalog, String... lines)
      throws IOException {
    return ofBytes(destination, catalog, Wire.bytes(lines));
  }

  static WriteRun ofBytes(AbstractDestination<?> destination, List<String> catalog, byte[] input)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = code(destination, catalog, new ByteArrayInputStream(input), out);
    return new WriteRun(code, out.toString(StandardCharsets.UTF_8).lines().toList());
  }

  static int code(
      AbstractDestination<?> destination, List<String> catalog, InputStream in, OutputStream out)
      throws IOException {
    Path folder = Files.createTempDirectory("write");
    Path config = Files.writeString(folder.resolve("config.json"), "{}");
    Path streams =
        Files.writeString(
            folder.resolve("catalog.json"), "{\"streams\":[" + String.join(",", catalog) + "]}");
    String[] args = {"write", "--config", config.toString(), "--catalog", streams.toString()};
    PrintStream err =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    try {
      return DestinationRunner.run(destination, args, new StandardStreams(in, out, err));
    } finally {
      Files.delete(config);
      Files.delete(streams);
      Files.delete(folder);
    }
  }

  List<String> states() {
    return lines.stream()
        .filter(
            line ->
                !line.startsWith("{\"type\":\"LOG\"") && !line.startsWith("{\"type\":\"TRACE\""))
        .toList();
  }

  List<String> warnings() {
    return lines.stream().filter(line -> line.contains("\"WARN\"")).toList();
  }

  List<String> errors() {
    return lines.stream().filter(line -> line.contains("\"type\":\"ERROR\"")).toList();
  }
}
