package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cli.text.Amounts;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.SyncRequest;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.RefreshType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads streams again from the beginning. */
@Command(description = "Read streams again from the beginning, in the place of what is there")
final class RefreshCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Option(
      names = {"--streams", "--stream"},
      paramLabel = "NAMES",
      description = "only these, with commas between them; * stands for any letters")
  private @Nullable String streams;

  @Option(names = "--keep", description = "keep the rows that are there")
  private boolean keep;

  @Mixin private final Consent consent = new Consent();
  @Mixin private final RunOptions options = new RunOptions();

  RefreshCommand(Surroundings around) {
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
        "From the beginning: %s of '%s'. The rows that are there %s."
            .formatted(
                Amounts.of(some.isEmpty() ? known.size() : some.size(), "stream"),
                connection.name(),
                keep ? "stay" : "go when the new ones are complete");
    if (!consent.given(session.around(), effect)) {
      return ExitCode.FAILED;
    }
    RefreshType type = keep ? RefreshType.MERGE : RefreshType.TRUNCATE;
    return new SyncRun(session, options).run(connection, SyncRequest.refresh(type, some));
  }
}
