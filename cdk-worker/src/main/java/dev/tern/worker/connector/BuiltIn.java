package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.CatalogReader;
import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.message.OutputClosedException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteErrorTraceMessage;
import dev.tern.protocol.AirbyteErrorTraceMessage.FailureType;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConnectorSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A connector that comes with the worker. It has no options: what it needs to know stands in its
 * reference.
 */
abstract class BuiltIn implements ConnectorProgram {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int STOPPED = 143;

  /** One command of it. */
  record Call(
      List<String> arguments,
      StandardStreams streams,
      MessageReader in,
      MessageWriter out,
      StopSignal stop) {

    /** The command, for example {@code read}. */
    String command() {
      return arguments.isEmpty() ? "" : arguments.get(0);
    }

    ObjectNode config() throws IOException {
      return json("--config") instanceof ObjectNode config ? config : empty();
    }

    ConfiguredAirbyteCatalog catalog() throws IOException {
      return CatalogReader.read(json("--catalog"));
    }

    JsonNode state() throws IOException {
      return json("--state");
    }

    private JsonNode json(String flag) throws IOException {
      int at = arguments.indexOf(flag);
      return at < 0 || at + 1 == arguments.size()
          ? MissingNode.getInstance()
          : ProtocolJson.mapper().readTree(Files.readAllBytes(Path.of(arguments.get(at + 1))));
    }
  }

  @Override
  public final int run(String[] arguments, StandardStreams streams, StopSignal stop) {
    MessageReader in = new MessageReader(streams.in());
    MessageWriter out = new MessageWriter(streams.out());
    Call call = new Call(List.of(arguments), streams, in, out, stop);
    stop.onRequest(in::stop);
    try {
      command(call);
      out.close();
      return stop.requested() ? STOPPED : DONE;
    } catch (OutputClosedException e) {
      return FAILED;
    } catch (Exception e) {
      return fail(e, out);
    }
  }

  private void command(Call call) throws Exception {
    switch (call.command()) {
      case "spec" -> call.out().write(Messages.spec(spec()));
      case "check" -> call.out().write(Messages.connectionStatus(status()));
      default -> work(call);
    }
  }

  private AirbyteConnectionStatus status() {
    try {
      check();
      return new AirbyteConnectionStatus().withStatus(AirbyteConnectionStatus.Status.SUCCEEDED);
    } catch (ConfigException e) {
      return new AirbyteConnectionStatus()
          .withStatus(AirbyteConnectionStatus.Status.FAILED)
          .withMessage(e.getMessage());
    }
  }

  private static int fail(Exception failure, MessageWriter out) {
    ConnectorException known =
        failure instanceof ConnectorException told
            ? told
            : new SystemException("It failed: " + failure.getMessage() + ".", failure);
    FailureType type = known.failureType();
    try {
      out.write(
          Messages.error(
              new AirbyteErrorTraceMessage()
                  .withMessage(known.getMessage())
                  .withFailureType(type)));
    } catch (OutputClosedException e) {
      // nobody is left to be told
    }
    return FAILED;
  }

  /** What it says about itself; a destination adds its sync modes. */
  ConnectorSpecification spec() throws IOException {
    return new ConnectorSpecification()
        .withProtocolVersion("0.5.2")
        .withConnectionSpecification(empty().put("type", "object").set("properties", empty()));
  }

  /** Fails with a {@link ConfigException} when it cannot work. */
  void check() {}

  /** Does what is neither {@code spec} nor {@code check}. */
  abstract void work(Call call) throws Exception;

  static ObjectNode empty() {
    return ProtocolJson.mapper().createObjectNode();
  }

  static ConfigException unknown(Call call) {
    return new ConfigException(
        "There is no command '" + call.command() + "' here. Is a source used as a destination?");
  }
}
