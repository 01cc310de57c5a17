package dev.tern.cli;

import dev.tern.worker.Worker;
import dev.tern.worker.store.Connection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a connection with the secrets of its ends; what was moved stays where it is. */
@Command(description = "Delete a connection and its secrets; what was moved stays")
final class ConnectionDeleteCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Mixin private final Consent consent = new Consent();

  ConnectionDeleteCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    String effect =
        "The connection '%s' with its configurations and secrets will be deleted. Its state is"
            + " lost to syncs; the data at the destination stays.";
    if (!consent.given(session, effect.formatted(connection.name()))) {
      return ExitCode.FAILED;
    }
    Worker worker = session.worker();
    worker.connections().delete(connection);
    worker.actors().delete(worker.actors().require(connection.sourceId()));
    worker.actors().delete(worker.actors().require(connection.destinationId()));
    session
        .answer()
        .give(
            node -> node.put("deleted", connection.name()),
            () -> List.of("The connection '" + connection.name() + "' is deleted."));
    return ExitCode.DONE;
  }
}
