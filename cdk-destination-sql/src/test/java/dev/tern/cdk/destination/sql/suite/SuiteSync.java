package dev.tern.cdk.destination.sql.suite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.destination.DestinationRunner;
import dev.tern.testkit.RunResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One sync into a store, inside this process. */
public final class SuiteSync {

  private final SqlStore store;
  private final List<SuiteStream> streams;
  private final ObjectNode config;
  private final StringBuilder input = new StringBuilder();
  private long emittedAt = 1_700_000_000_000L;
  private int states;

  /** A sync of some streams. */
  public SuiteSync(SqlStore store, SuiteStream... streams) {
    this.store = store;
    this.streams = List.of(streams);
    this.config = store.config();
  }

  /** Sets an option of the configuration. */
  public SuiteSync option(String name, String value) {
    config.put(name, value);
    return this;
  }

  /** The time of the records that follow, in epoch milliseconds. */
  public SuiteSync at(long millis) {
    emittedAt = millis;
    return this;
  }

  /** Records of the first stream, as JSON. */
  public SuiteSync records(String... data) {
    return records(streams.get(0), data);
  }

  /** Records of a stream, as JSON. */
  public SuiteSync records(SuiteStream stream, String... data) {
    for (String json : data) {
      ObjectNode record = descriptor(stream, "stream").put("emitted_at", emittedAt);
      record.set("data", SuiteStream.json(json));
      line("RECORD", "record", record);
    }
    return this;
  }

  /** A state of the first stream. */
  public SuiteSync state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode().put("type", "STREAM");
    ObjectNode of = state.putObject("stream");
    of.set("stream_descriptor", descriptor(streams.get(0), "name"));
    states++;
    of.putObject("stream_state").put("n", states);
    return line("STATE", "state", state);
  }

  /** The end of every stream, as the source says it. */
  public SuiteSync complete() {
    streams.forEach(stream -> status(stream, "COMPLETE"));
    return this;
  }

  /** A status of a stream. */
  public SuiteSync status(SuiteStream stream, String status) {
    ObjectNode trace =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "STREAM_STATUS")
            .put("emitted_at", emittedAt);
    ObjectNode of = trace.putObject("stream_status").put("status", status);
    of.set("stream_descriptor", descriptor(stream, "name"));
    return line("TRACE", "trace", trace);
  }

  /** Runs it, whatever comes of it. */
  public RunResult run() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    StandardStreams standard =
        new StandardStreams(
            new ByteArrayInputStream(input.toString().getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = runWithFiles(standard);
    return new RunResult(
        code,
        out.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8));
  }

  /** Runs it and expects it to succeed. */
  public RunResult succeed() {
    RunResult result = run();
    if (result.exitCode() != 0) {
      throw new AssertionError("The sync failed: " + String.join("\n", result.lines()));
    }
    return result;
  }

  private int runWithFiles(StandardStreams standard) {
    try {
      Path folder = Files.createTempDirectory("sql-suite");
      Path configFile = Files.writeString(folder.resolve("config.json"), config.toString());
      Path catalogFile = Files.writeString(folder.resolve("catalog.json"), catalog());
      try {
        String[] arguments = {
          "write", "--config", configFile.toString(), "--catalog", catalogFile.toString()
        };
        return DestinationRunner.run(store.destination(), arguments, standard);
      } finally {
        Files.delete(configFile);
        Files.delete(catalogFile);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String catalog() {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    streams.forEach(stream -> catalog.withArray("streams").add(stream.configured()));
    return catalog.toString();
  }

  private static ObjectNode descriptor(SuiteStream stream, String key) {
    ObjectNode named = JsonNodeFactory.instance.objectNode().put(key, stream.name());
    if (stream.configured().path("stream").has("namespace")) {
      named.set("namespace", stream.configured().path("stream").get("namespace"));
    }
    return named;
  }

  private SuiteSync line(String type, String key, ObjectNode body) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", type);
    message.set(key, body);
    input.append(message).append('\n');
    return this;
  }
}
