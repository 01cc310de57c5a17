package dev.tern.cli;

import dev.tern.cli.text.Amounts;
import dev.tern.worker.States;
import dev.tern.worker.store.Checkpoint;
import dev.tern.worker.store.Connection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to an earlier checkpoint. */
@Command(description = "Go back to an earlier checkpoint")
final class StateRollbackCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Option(
      names = "--to",
      paramLabel = "CHECKPOINT",
      required = true,
      description = "its number; 'state show --history' shows them")
  private long checkpoint;

  @Mixin private final Consent consent = new Consent();

  StateRollbackCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    States states = session.worker().states();
    Checkpoint wanted = states.require(connection, checkpoint);
    long repeated = states.repeatedBy(connection, wanted);
    String effect =
        "Back to checkpoint %d of '%s': about %s rows will come again."
            .formatted(checkpoint, connection.name(), Amounts.count(repeated));
    if (!consent.given(session, effect)) {
      return ExitCode.FAILED;
    }
    states.rollback(connection, wanted);
    session
        .answer()
        .give(
            node -> node.put("checkpoint", checkpoint).put("repeated_rows", repeated),
            () -> List.of(effect));
    return ExitCode.DONE;
  }
}
