package dev.tern.cdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.CatalogReader;
import dev.tern.cdk.catalog.V0Catalog;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.Messages;
import dev.tern.cdk.spec.ConfigValidator;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.cdk.state.SavedState;
import dev.tern.cdk.state.StateReader;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.StreamDescriptor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a command works with: its inputs, read and checked when asked for, and its outputs. */
public final class CommandContext {

  private final Connector connector;
  private final Map<Command.Input, Path> files;
  private final MessageReader in;
  private final MessageWriter out;
  private final StopSignal stop;
  private boolean failed;

  CommandContext(
      Connector connector,
      Map<Command.Input, Path> files,
      MessageReader in,
      MessageWriter out,
      StopSignal stop) {
    this.connector = connector;
    this.files = Map.copyOf(files);
    this.in = in;
    this.out = out;
    this.stop = stop;
  }

  /**
   * The configuration, valid against the specification; from now on its secrets are hidden in every
   * text (ENV-19). Unknown keys are only warned about.
   *
   * @throws dev.tern.cdk.error.ConfigException with all problems at once (CMD-6)
   */
  public ObjectNode config() {
    ObjectNode config = file(Command.Input.CONFIG).object();
    JsonNode specification = connector.connectionSpecification();
    out.hideSecrets(SecretMask.of(specification, config));
    ConfigValidator validator = new ConfigValidator(specification);
    validator.require(config); // its message has the warnings, too
    for (String warning : validator.warnings(config)) {
      out.write(Messages.log(AirbyteLogMessage.Level.WARN, warning));
    }
    return config;
  }

  /**
   * The configured catalog, whichever dialect it came in.
   *
   * @throws dev.tern.cdk.error.ConfigException when it is none
   */
  public V0Catalog catalog() {
    return V0Catalog.of(CatalogReader.read(file(Command.Input.CATALOG).object()));
  }

  /**
   * The state of an earlier sync, or none.
   *
   * @throws dev.tern.cdk.error.ConfigException when it cannot be understood (SRC-15)
   */
  public SavedState state() {
    return files.containsKey(Command.Input.STATE)
        ? StateReader.read(file(Command.Input.STATE).values())
        : SavedState.none();
  }

  /** The input, for a command that has one. */
  public MessageReader in() {
    return in;
  }

  /** The output. */
  public MessageWriter out() {
    return out;
  }

  /** Whether the process was asked to end. */
  public StopSignal stop() {
    return stop;
  }

  /**
   * Reports a failure as one ERROR trace; the command may go on, the process will exit with 1
   * (READ-22).
   */
  public void report(Throwable failure, Optional<StreamDescriptor> stream) {
    failed = true;
    out.write(Messages.error(Failures.trace(failure).withStreamDescriptor(stream.orElse(null))));
  }

  boolean failed() {
    return failed;
  }

  private InputFile file(Command.Input input) {
    Path path = Objects.requireNonNull(files.get(input), () -> input.flag + " is not given");
    return new InputFile(path, input.flag);
  }
}
