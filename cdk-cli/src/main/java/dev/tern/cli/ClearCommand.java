package dev.tern.cli;

import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.SyncRequest;
import dev.tern.worker.store.Connection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Empties streams at the destination. */
@Command(description = "Empty streams at the destination, and forget their states")
final class ClearCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Mixin private final ChosenStreams streams = new ChosenStreams();

  @Mixin private final Consent consent = new Consent();
  @Mixin private final RunOptions options = new RunOptions();

  ClearCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    options.requireTee(session.around());
    Connection connection = session.connection(name);
    List<StreamDescriptor> some = streams.of(connection).orElse(List.of());
    String effect =
        "The rows of %s of '%s' at the destination go, and their states."
            .formatted(streams.amount(connection), connection.name());
    if (!consent.given(session, effect)) {
      return ExitCode.FAILED;
    }
    return new SyncRun(session, options).run(connection, SyncRequest.clear(some));
  }
}
