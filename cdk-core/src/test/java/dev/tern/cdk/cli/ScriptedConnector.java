package dev.tern.cdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConnectorSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A connector with one option, whose {@code read} does what a test says. */
final class ScriptedConnector implements Connector {

  /** What {@code read} does. */
  interface Script {
    void run(CommandContext context) throws Exception;
  }

  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Script script;

  ScriptedConnector(Script script) {
    this.script = script;
  }

  int run(String... args) {
    return runInto(out, args);
  }

  int runInto(OutputStream target, String... args) {
    return ConnectorCli.run(
        this,
        List.of(new SpecCommand(this), new CheckCommand(this), new ReadCommand()),
        args,
        new StandardStreams(
            new ByteArrayInputStream(new byte[0]),
            target,
            new PrintStream(err, true, StandardCharsets.UTF_8)),
        new StopSignal());
  }

  List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  String stderr() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String name() {
    return "source-scripted";
  }

  @Override
  public ConnectorSpecification spec() {
    ObjectNode schema = ProtocolJson.mapper().createObjectNode().put("type", "object");
    schema
        .putObject("properties")
        .putObject("token")
        .put("type", "string")
        .put("airbyte_secret", true);
    schema.putArray("required").add("token");
    return new ConnectorSpecification().withConnectionSpecification(schema);
  }

  @Override
  public void check(ObjectNode config) {
    String token = config.get("token").textValue();
    if (!token.equals("right-token")) {
      throw new ConfigException("The token " + token + " is refused. Create a new one.");
    }
  }

  /** The scripted verb. */
  private final class ReadCommand implements Command {

    @Override
    public String name() {
      return "read";
    }

    @Override
    public String description() {
      return "read records";
    }

    @Override
    public List<Input> inputs() {
      return List.of(Input.CONFIG, Input.CATALOG, Input.STATE);
    }

    @Override
    public boolean stoppable() {
      return true;
    }

    @Override
    public void run(CommandContext context) throws Exception {
      script.run(context);
    }
  }
}
