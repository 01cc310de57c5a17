package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.worker.Worker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks a source for its streams. */
@Command(description = "Ask a source for its streams, or that of a connection")
final class DiscoverCommand extends WorkerCommand {

  @Parameters(paramLabel = "NAME", description = "a source, or a saved connection")
  private String name = "";

  @Mixin private final ConfigOption config = new ConfigOption();

  DiscoverCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    AirbyteCatalog catalog =
        config.meansConnector(name)
            ? session
                .desk()
                .discover(session.desk().connector(name), config.config(session.around()))
                .catalog()
            : saved(session);
    JsonNode json = ProtocolJson.mapper().valueToTree(catalog);
    session.answer().give(json, () -> CatalogTable.offered(catalog));
    return ExitCode.DONE;
  }

  private AirbyteCatalog saved(Session session) {
    Worker worker = session.worker();
    return worker
        .catalogs()
        .discoverAnew(worker.actors().require(session.connection(name).sourceId()))
        .catalog();
  }
}
