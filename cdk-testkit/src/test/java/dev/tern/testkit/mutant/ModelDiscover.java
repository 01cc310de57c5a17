package dev.tern.testkit.mutant;

import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteCatalog;
import java.util.List;

/** Says what the model source has. */
record ModelDiscover(ModelSource source) implements Command {

  @Override
  public String name() {
    return "discover";
  }

  @Override
  public String description() {
    return "shows the streams";
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.CONFIG);
  }

  @Override
  public void run(CommandContext context) {
    context
        .out()
        .write(
            Messages.catalog(new AirbyteCatalog().withStreams(source.streams(context.config()))));
  }
}
