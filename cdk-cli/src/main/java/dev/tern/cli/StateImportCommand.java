package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.worker.store.Connection;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a state in the place of the one a connection has. */
@Command(description = "Put a state in the place of the one that is there")
final class StateImportCommand extends WorkerCommand {

  @Parameters(index = "0", paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "what 'state export' printed")
  private Path file = Path.of("");

  @Mixin private final Consent consent = new Consent();

  StateImportCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    JsonNode state = new JsonFile(file, session.around()).read();
    String effect =
        "The state of '%s' will be replaced; the next sync goes on where the new one says.";
    boolean there = !session.worker().states().export(connection).isEmpty();
    if (there && !consent.given(session, effect.formatted(connection.name()))) {
      return ExitCode.FAILED;
    }
    session.worker().states().load(connection, state);
    int count = session.worker().states().export(connection).size();
    session
        .answer()
        .give(
            node -> node.put("connection", connection.name()).put("states", count),
            () -> List.of("Imported " + count + (count == 1 ? " state." : " states.")));
    return ExitCode.DONE;
  }
}
