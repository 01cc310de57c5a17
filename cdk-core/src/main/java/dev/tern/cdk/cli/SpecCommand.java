package dev.tern.cdk.cli;

import dev.tern.cdk.message.Messages;
import java.util.List;

/** Prints how the connector is configured (CMD-1). */
public final class SpecCommand implements Command {

  private final Connector connector;

  /** For a connector. */
  public SpecCommand(Connector connector) {
    this.connector = connector;
  }

  @Override
  public String name() {
    return "spec";
  }

  @Override
  public String description() {
    return "say how this connector is configured";
  }

  @Override
  public List<Input> inputs() {
    return List.of();
  }

  @Override
  public void run(CommandContext context) {
    context.out().write(Messages.spec(connector.spec()));
  }
}
