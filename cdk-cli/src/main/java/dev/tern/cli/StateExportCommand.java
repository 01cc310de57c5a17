package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the state of a connection as platforms keep it. */
@Command(description = "Print the state as a list of state messages, as platforms take it")
final class StateExportCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  StateExportCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    ArrayNode states = session.worker().states().export(session.connection(name));
    session.answer().give(states, () -> List.of(states.toPrettyString()));
    return ExitCode.DONE;
  }
}
