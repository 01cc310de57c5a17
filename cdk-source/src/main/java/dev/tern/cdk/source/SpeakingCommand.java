package dev.tern.cdk.source;

import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import java.util.List;

/**
 * A command during which the source can speak to the platform.
 *
 * @param command what is done
 * @param connector who may speak
 */
record SpeakingCommand(Command command, SourceConnector<?> connector) implements Command {

  @Override
  public String name() {
    return command.name();
  }

  @Override
  public String description() {
    return command.description();
  }

  @Override
  public List<Input> inputs() {
    return command.inputs();
  }

  @Override
  public void run(CommandContext context) throws Exception {
    connector.lendVoice(context.out(), new Estimates(context.out()));
    command.run(context);
  }
}
