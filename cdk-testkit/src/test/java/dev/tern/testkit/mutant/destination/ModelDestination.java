package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.message.ProtocolJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small correct destination without any kit: a folder of files, with one thing wrong on demand.
 */
final class ModelDestination implements ConnectorProgram {

  private static final List<String> MODES =
      List.of("append", "overwrite", "append_dedup", "update");

  private final Fault fault;
  private final Gate gate;
  private final Set<StopSignal> running;

  /**
   * One that runs once.
   *
   * @param gate the way to the store
   * @param running those that run at this moment and are to go on
   */
  ModelDestination(Fault fault, Gate gate, Set<StopSignal> running) {
    this.fault = fault;
    this.gate = gate;
    this.running = running;
  }

  /** Runs it as a process; the first argument is the fault. */
  public static void main(String[] arguments) {
    StandardStreams streams =
        new StandardStreams(System.in, new FileOutputStream(FileDescriptor.out), System.err);
    String[] words = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
    Fault fault = Fault.valueOf(arguments[0]);
    var model = new ModelDestination(fault, new Gate(), ConcurrentHashMap.newKeySet());
    System.exit(model.run(words, streams, new StopSignal()));
  }

  @Override
  public int run(String[] arguments, StandardStreams streams, StopSignal stop) {
    ModelOutput out = new ModelOutput(streams.out());
    int code = run(List.of(arguments), streams, stop, out);
    return fault == Fault.ALWAYS_ENDS_WITH_0 ? 0 : code;
  }

  private int run(List<String> words, StandardStreams streams, StopSignal stop, ModelOutput out) {
    running.add(stop);
    stop.onRequest(() -> running.remove(stop)); // a killed one is gone, whatever its thread does
    try {
      return command(words, streams, stop);
    } catch (Failure e) {
      return fail(e, out);
    } catch (IOException | UncheckedIOException e) {
      out.line(trace(Failure.system(String.valueOf(e))));
      return 1;
    } finally {
      running.remove(stop);
    }
  }

  private int fail(Failure failure, ModelOutput out) {
    if (fault == Fault.SHRUGS_AT_DAMAGE && failure.type().equals("system_error")) {
      return 0;
    }
    out.line(trace(failure));
    return 1;
  }

  private int command(List<String> words, StandardStreams streams, StopSignal stop)
      throws IOException {
    ModelOutput out = new ModelOutput(streams.out());
    if (words.get(0).equals("spec")) {
      out.line(spec());
      return 0;
    }
    JsonNode catalog = file(words, "--catalog");
    requireModes(catalog);
    requireTurn(catalog);
    JsonNode config = file(words, "--config");
    if (fault == Fault.LOGS_THE_TOKEN) {
      out.log("It logs in with " + config.path("token").asText() + ".");
    }
    Path folder = requireFolder(config);
    Files.createDirectories(folder);
    if (fault == Fault.HAS_HABITS) {
      new PrintStream(streams.err(), true, StandardCharsets.UTF_8).println("warning: it starts");
      Files.writeString(folder.resolve("its own table"), "");
    }
    Thread thread = Thread.currentThread();
    stop.onRequest(thread::interrupt);
    ModelWrite write = new ModelWrite(catalog, new ModelStore(folder, fault), gate, out);
    write.logInWith(config.path("token").asText());
    return run(write, folder, streams);
  }

  /** Without a name it would be the folder that the tests run in. */
  private static Path requireFolder(JsonNode config) {
    String path = config.path("path").asText();
    if (path.isEmpty()) {
      throw Failure.config("There is no path.");
    }
    return Path.of(path);
  }

  private int run(ModelWrite write, Path folder, StandardStreams streams) throws IOException {
    Path marker = folder.resolve("running");
    boolean crashed = Files.exists(marker);
    if (fault == Fault.LOSES_ROWS_WHEN_KILLED) {
      Files.writeString(marker, "yes");
      if (crashed) {
        write.loseTheLast();
      }
    }
    if (fault == Fault.LEAVES_FILES) {
      Files.writeString(folder.resolve("leftover-" + UUID.randomUUID()), "");
    }
    try {
      boolean whole = write.run(streams.in());
      if (!whole && fault == Fault.STOP_IS_A_FAILURE) {
        throw Failure.system("It was stopped.");
      }
      return whole || fault == Fault.STOP_IS_SUCCESS ? 0 : 143;
    } finally {
      Files.deleteIfExists(marker);
    }
  }

  private void requireModes(JsonNode catalog) {
    for (JsonNode stream : catalog.path("streams")) {
      if (stream.has("of_the_future") && fault == Fault.REFUSES_WHAT_IS_NEW) {
        throw Failure.config("What is of_the_future?");
      }
      String mode = stream.path("destination_sync_mode").asText();
      if (!MODES.contains(mode) && fault != Fault.TAKES_ANY_MODE) {
        throw Failure.config("The mode '" + mode + "' is not one of " + MODES + ".");
      }
    }
  }

  private void requireTurn(JsonNode catalog) {
    if (fault == Fault.ONE_SYNC_AT_A_TIME && running.size() > 1) {
      throw Failure.system("It is busy with another sync of " + catalog.size() + " streams.");
    }
  }

  private static JsonNode file(List<String> words, String flag) throws IOException {
    return ProtocolJson.mapper().readTree(Path.of(words.get(words.indexOf(flag) + 1)).toFile());
  }

  private static String spec() {
    ObjectNode message = ProtocolJson.mapper().createObjectNode().put("type", "SPEC");
    ObjectNode spec = message.putObject("spec");
    ObjectNode connection = spec.putObject("connectionSpecification").put("type", "object");
    ObjectNode options = connection.putObject("properties");
    options.putObject("path").put("type", "string");
    options.putObject("token").put("type", "string").put("airbyte_secret", true);
    connection.putArray("required").add("path");
    MODES.forEach(spec.putArray("supported_destination_sync_modes")::add);
    return message.toString();
  }

  private static String trace(Failure failure) {
    ObjectNode message = ProtocolJson.mapper().createObjectNode().put("type", "TRACE");
    ObjectNode trace = message.putObject("trace").put("type", "ERROR").put("emitted_at", 1.0);
    ObjectNode error = trace.putObject("error").put("message", failure.getMessage());
    error.put("failure_type", failure.type()).put("internal_message", failure.type());
    error.put("stack_trace", failure + "\n\tat model");
    return message.toString();
  }
}
