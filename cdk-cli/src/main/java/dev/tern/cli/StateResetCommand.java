package dev.tern.cli;

import dev.tern.cli.text.Amounts;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.store.Connection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets where syncs go on. */
@Command(description = "Forget the state: the next sync reads from the beginning")
final class StateResetCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Mixin private final ChosenStreams streams = new ChosenStreams();

  @Mixin private final Consent consent = new Consent();

  StateResetCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    Optional<List<StreamDescriptor>> only = streams.of(connection);
    String effect =
        "The next sync of '%s' reads %s from the beginning. Where rows are appended, all of them"
            + " come again; 'refresh' replaces them instead.";
    String what = only.map(some -> Amounts.of(some.size(), "stream")).orElse("all streams");
    if (!consent.given(session, effect.formatted(connection.name(), what))) {
      return ExitCode.FAILED;
    }
    only.ifPresentOrElse(
        some -> session.worker().states().reset(connection, some),
        () -> session.worker().states().reset(connection));
    session
        .answer()
        .give(
            node -> node.put("connection", connection.name()).put("reset", what),
            () -> List.of("Forgot the state of " + what + "."));
    return ExitCode.DONE;
  }
}
