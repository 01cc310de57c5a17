package dev.tern.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The files of a connector that runs inside of a benchmark: a configuration, and a catalog of
 * streams of users.
 *
 * @param config an empty configuration
 * @param catalog all streams, added to what is there
 */
public record Shop(Path config, Path catalog) {

  private static final String SCHEMA =
      "{\"properties\":{\"id\":{\"type\":\"integer\"},\"name\":{\"type\":\"string\"},"
          + "\"email\":{\"type\":\"string\"},\"score\":{\"type\":\"number\"},"
          + "\"active\":{\"type\":\"boolean\"}}}";

  /** Nothing is needed. */
  public record Config(Optional<String> note) {}

  /** The files for so many streams. */
  public static Shop of(int streams) throws IOException {
    Path folder = Files.createTempDirectory("shop");
    String configured =
        IntStream.range(0, streams)
            .mapToObj(
                number ->
                    "{\"stream\":{\"name\":\""
                        + stream(number)
                        + "\",\"json_schema\":"
                        + SCHEMA
                        + ",\"supported_sync_modes\":[\"full_refresh\"]},"
                        + "\"sync_mode\":\"full_refresh\",\"destination_sync_mode\":\"append\"}")
            .collect(Collectors.joining(",", "{\"streams\":[", "]}"));
    return new Shop(
        Files.writeString(folder.resolve("config.json"), "{}"),
        Files.writeString(folder.resolve("catalog.json"), configured));
  }

  /** The name of a stream. */
  public static String stream(int number) {
    return "users_" + number;
  }

  /** The command line. */
  public String[] words(String command) {
    return new String[] {command, "--config", config.toString(), "--catalog", catalog.toString()};
  }
}
