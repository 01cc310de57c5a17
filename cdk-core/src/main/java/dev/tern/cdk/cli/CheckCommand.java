package dev.tern.cdk.cli;

import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteConnectionStatus.Status;
import java.util.List;

/** Tries a configuration and prints one status: a bad one is an answer, not a failure (CMD-7). */
public final class CheckCommand implements Command {

  private final Connector connector;

  /** For a connector. */
  public CheckCommand(Connector connector) {
    this.connector = connector;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String description() {
    return "try a configuration";
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.CONFIG);
  }

  @Override
  public void run(CommandContext context) throws Exception {
    AirbyteConnectionStatus status = new AirbyteConnectionStatus().withStatus(Status.SUCCEEDED);
    try {
      connector.check(context.config());
    } catch (ConfigException e) {
      status = status.withStatus(Status.FAILED).withMessage(e.getMessage());
    }
    context.out().write(Messages.connectionStatus(status));
  }
}
