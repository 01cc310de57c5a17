package dev.tern.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one connection. */
@Command(description = "Show one connection, its configurations with secrets masked")
final class ConnectionShowCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  ConnectionShowCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    new ConnectionAnswer(session).give(session.connection(name), List.of());
    return ExitCode.DONE;
  }
}
