package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.worker.Worker;
import dev.tern.worker.connector.Connector;
import java.util.List;
import java.util.Optional;
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
    AirbyteCatalog catalog = config.meansConnector(name) ? asked(session) : saved(session);
    JsonNode json = ProtocolJson.mapper().valueToTree(catalog);
    session.answer().give(json, () -> CatalogTable.offered(catalog));
    return ExitCode.DONE;
  }

  private AirbyteCatalog asked(Session session) {
    Connector source = session.desk().connector(name);
    ConnectorSpecification spec = session.desk().spec(source);
    if (!Optional.ofNullable(spec.getSupportedDestinationSyncModes())
        .orElseGet(List::of)
        .isEmpty()) {
      throw new ConfigException(
          "The connector '" + name + "' is a destination: only a source has streams. Name one.");
    }
    return session.desk().discover(source, config.config(session.around()), spec).catalog();
  }

  private AirbyteCatalog saved(Session session) {
    Worker worker = session.worker();
    return worker
        .catalogs()
        .discoverAnew(worker.actors().require(session.connection(name).sourceId()))
        .catalog();
  }
}
