package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cli.text.Amounts;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.SyncRequest;
import dev.tern.worker.store.Connection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Empties streams at the destination. */
@Command(description = "Empty streams at the destination, and forget their states")
final class ClearCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Option(
      names = {"--streams", "--stream"},
      paramLabel = "NAMES",
      description = "only these, with commas between them; * stands for any letters")
  private @Nullable String streams;

  @Mixin private final Consent consent = new Consent();
  @Mixin private final RunOptions options = new RunOptions();

  ClearCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    List<StreamDescriptor> known =
        Connections.catalog(connection).getStreams().stream().map(StreamNames::of).toList();
    List<StreamDescriptor> some =
        Optional.ofNullable(streams).map(names -> new Globs(names).of(known)).orElse(List.of());
    String effect =
        "The rows of %s of '%s' at the destination go, and their states."
            .formatted(
                Amounts.of(some.isEmpty() ? known.size() : some.size(), "stream"),
                connection.name());
    if (!consent.given(session.around(), effect)) {
      return ExitCode.FAILED;
    }
    return new SyncRun(session, options).run(connection, SyncRequest.clear(some));
  }
}
