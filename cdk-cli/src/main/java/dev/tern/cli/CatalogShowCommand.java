package dev.tern.cli;

import dev.tern.worker.Connections;
import dev.tern.worker.store.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the streams of a connection. */
@Command(description = "Show the streams that a connection moves, and how")
final class CatalogShowCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  CatalogShowCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    session
        .answer()
        .give(connection.catalog(), () -> CatalogTable.configured(Connections.catalog(connection)));
    return ExitCode.DONE;
  }
}
