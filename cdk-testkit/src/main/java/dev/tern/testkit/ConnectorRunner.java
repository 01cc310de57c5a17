package dev.tern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.testkit.build.CatalogBuilder;
import dev.tern.testkit.build.ConfigJson;
import dev.tern.testkit.build.InputBuilder;
import dev.tern.testkit.build.StateBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A connector that runs inside the test, with the configuration, catalog and state it is given.
 * Immutable: each of the methods that give it something returns another one.
 *
 * <p>A command runs on the calling thread and to its end. Log lines of two commands that run at the
 * same time get mixed up, since a process has one log.
 */
public final class ConnectorRunner {

  private final ConnectorProgram program;
  private final Map<String, String> files;
  private final Predicate<String> last;

  private ConnectorRunner(
      ConnectorProgram program, Map<String, String> files, Predicate<String> last) {
    this.program = program;
    this.files = Map.copyOf(files);
    this.last = last;
  }

  /** A source or destination, with an empty configuration. All commands run on this object. */
  public static ConnectorRunner of(ConnectorProgram program) {
    return new ConnectorRunner(program, Map.of("config", "{}"), line -> false);
  }

  /** Gives it a configuration as JSON. */
  public ConnectorRunner config(String json) {
    return with("config", json);
  }

  /** Gives it a configuration as JSON. */
  public ConnectorRunner config(JsonNode json) {
    return config(json.toString());
  }

  /** Gives it a configuration as its record; secrets are written in the open. */
  public ConnectorRunner config(Record config) {
    return config(ConfigJson.of(config));
  }

  /** Gives it a catalog; without one, {@link #read} reads all that it discovers. */
  public ConnectorRunner catalog(ConfiguredAirbyteCatalog catalog) {
    return catalog(CatalogBuilder.toJson(catalog));
  }

  /** Gives it a catalog as JSON. */
  public ConnectorRunner catalog(String json) {
    return with("catalog", json);
  }

  /** Gives it saved states, such as {@link RunResult#savedState} of the sync before. */
  public ConnectorRunner state(List<AirbyteStateMessage> states) {
    return state(StateBuilder.toJson(states));
  }

  /** Gives it a saved state as JSON. */
  public ConnectorRunner state(String json) {
    return with("state", json);
  }

  /** Asks it to end at a safe point, as SIGTERM does, once it writes a line that fits. */
  public ConnectorRunner stopAt(Predicate<String> line) {
    return new ConnectorRunner(program, files, line);
  }

  /** What options it has. */
  public RunResult spec() {
    return run("", "spec");
  }

  /** Whether the configuration works. */
  public RunResult check() {
    return run("", "check", "config");
  }

  /** Which streams there are. */
  public RunResult discover() {
    return run("", "discover", "config");
  }

  /** Reads the streams of the catalog, from the state on if there is one. */
  public RunResult read() {
    if (!files.containsKey("catalog")) {
      return catalog(CatalogBuilder.all(discover().catalog())).read();
    }
    return files.containsKey("state")
        ? run("", "read", "config", "catalog", "state")
        : run("", "read", "config", "catalog");
  }

  /** Writes messages, such as those of an {@link InputBuilder} or of a source's read. */
  public RunResult write(List<AirbyteMessage> messages) {
    return write(InputBuilder.toLines(messages));
  }

  /** Writes lines as they are. */
  public RunResult write(String lines) {
    return run(lines, "write", "config", "catalog");
  }

  private RunResult run(String input, String command, String... needed) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : needed) {
      String content = files.get(name);
      if (content == null) {
        throw new IllegalStateException(
            "A %s needs a %s. Give it one with %s(…).".formatted(command, name, name));
      }
      given.put(name, content);
    }
    try (CommandFiles written = CommandFiles.of(given)) {
      return run(input, written.arguments(command));
    }
  }

  private RunResult run(String input, List<String> arguments) {
    StopSignal stop = new StopSignal();
    LineWatch out = new LineWatch(last, stop::request);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StandardStreams streams =
        new StandardStreams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int exitCode = program.run(arguments.toArray(String[]::new), streams, stop);
    return new RunResult(exitCode, out.lines(), err.toString(StandardCharsets.UTF_8));
  }

  private ConnectorRunner with(String file, String content) {
    Map<String, String> more = new LinkedHashMap<>(files);
    more.put(file, content);
    return new ConnectorRunner(program, more, last);
  }
}
