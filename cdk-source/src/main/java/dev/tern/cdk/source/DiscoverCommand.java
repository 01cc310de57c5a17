package dev.tern.cdk.source;

import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteStream;
import java.util.List;

/**
 * Prints which streams there are, in the author's order and the source's dialect (CMD-10, CMD-16).
 */
final class DiscoverCommand<C> implements Command {

  private final AbstractSource<C> source;
  private final SourceConnector<C> connector;

  DiscoverCommand(AbstractSource<C> source, SourceConnector<C> connector) {
    this.source = source;
    this.connector = connector;
  }

  @Override
  public String name() {
    return "discover";
  }

  @Override
  public String description() {
    return "say which streams there are";
  }

  @Override
  public List<Input> inputs() {
    return List.of(Input.CONFIG);
  }

  @Override
  public void run(CommandContext context) throws Exception {
    WireDialect dialect = connector.dialect();
    connector.using(
        context.config(),
        config -> {
          List<AirbyteStream> streams =
              OfferedStreams.of(source, config).all().stream()
                  .map(OfferedStreams.Offered::description)
                  .map(dialect::description)
                  .toList();
          context.out().write(Messages.catalog(new AirbyteCatalog().withStreams(streams)));
        });
  }
}
