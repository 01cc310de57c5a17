package dev.tern.cli;

import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.SyncRequest;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.RefreshType;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads streams again from the beginning. */
@Command(
    description = {
      "Read streams again from the beginning, in the place of what is there.",
      "With --streams the other streams are synced along: a platform does the same."
    })
final class RefreshCommand extends WorkerCommand {

  private static final String OTHERS =
      " The other streams of the connection are synced along, as on a platform.";

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Mixin private final ChosenStreams streams = new ChosenStreams();

  @Option(names = "--keep", description = "keep the rows that are there")
  private boolean keep;

  @Mixin private final Consent consent = new Consent();
  @Mixin private final RunOptions options = new RunOptions();

  RefreshCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    options.requireTee(session.around());
    Connection connection = session.connection(name);
    List<StreamDescriptor> some = streams.of(connection).orElse(List.of());
    String effect =
        "From the beginning: %s of '%s'. The rows that are there %s.%s"
            .formatted(
                streams.amount(connection),
                connection.name(),
                keep ? "stay" : "go when the new ones are complete",
                streams.part(connection) ? OTHERS : "");
    if (!consent.given(session, effect)) {
      return ExitCode.FAILED;
    }
    RefreshType type = keep ? RefreshType.MERGE : RefreshType.TRUNCATE;
    return new SyncRun(session, options).run(connection, SyncRequest.refresh(type, some));
  }
}
