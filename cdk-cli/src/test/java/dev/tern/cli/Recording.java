package dev.tern.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Messages of a source in a file, for {@code replay:}. */
final class Recording {

  static final String NAME = "recorded.jsonl";
  static final String SOURCE = "replay:" + NAME;

  private static final String SPEC =
      """
      {"type":"SPEC","spec":{"protocol_version":"0.5.2","connectionSpecification":{"type":"object",\
      "required":["token"],"properties":{\
      "token":{"type":"string","airbyte_secret":true,"description":"API token"},\
      "page":{"type":"integer","minimum":1,"maximum":500,"default":100}}}}}
      """;

  private Recording() {}

  /** Users and orders, two records and a state each. */
  static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), stream("users") + stream("orders"));
  }

  /** The same of a source that has a secret in its configuration. */
  static void writeWithSecret(Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), SPEC + stream("users"));
  }

  /**
   * A destination that is a shell script, {@code exec:sh d.sh}: it keeps nothing.
   *
   * @param modes in which it says that it writes
   */
  static String destination(Path folder, String... modes) throws IOException {
    Path script = folder.resolve("d.sh");
    Files.writeString(
        script,
        """
        case $1 in
          spec) echo '{"type":"SPEC","spec":{"connectionSpecification":{"type":"object"},\
        "supported_destination_sync_modes":["MODES"]}}' ;;
          write) grep '"type":"STATE"' ; exit 0 ;;
        esac
        """
            .replace("MODES", String.join("\",\"", modes)));
    return "exec:sh " + script;
  }

  /**
   * A source that is a shell script, {@code exec:sh source.sh}: it offers users.
   *
   * @param read what it does to read
   */
  static String script(Path folder, String read) throws IOException {
    Path script = folder.resolve("source.sh");
    Files.writeString(
        script,
        """
        record() { echo '%s' | sed "s/7,/$1,/"; }
        state() { echo '%s' | sed "s/7/$1/"; }
        case $1 in
          spec) echo '{"type":"SPEC","spec":{"connectionSpecification":{"type":"object"}}}' ;;
          discover) echo '{"type":"CATALOG","catalog":{"streams":[{"name":"users",\
        "supported_sync_modes":["incremental"],"source_defined_cursor":true,\
        "json_schema":{"type":"object","properties":{"id":{"type":"integer"}}}}]}}' | tr -d '\\\n' ;;
          read) %s ;;
        esac
        """
            .formatted(record("users", 7).strip(), state("users", 7).strip(), read));
    return "exec:sh " + script;
  }

  private static String stream(String name) {
    return record(name, 1)
        + state(name, 1)
        + record(name, 2)
        + state(name, 2)
        + status(name, "COMPLETE");
  }

  private static String record(String stream, int id) {
    return "{\"type\":\"RECORD\",\"record\":{\"stream\":\"%s\",\"data\":{\"id\":%d,\"name\":\"n\"},"
            .formatted(stream, id)
        + "\"emitted_at\":1700000000000}}\n";
  }

  private static String state(String stream, int id) {
    return "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
        + "{\"name\":\"%s\"},\"stream_state\":{\"id\":%d}}}}\n".formatted(stream, id);
  }

  private static String status(String stream, String status) {
    return "{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,"
        + "\"stream_status\":{\"stream_descriptor\":{\"name\":\"%s\"},\"status\":\"%s\"}}}\n"
            .formatted(stream, status);
  }
}
