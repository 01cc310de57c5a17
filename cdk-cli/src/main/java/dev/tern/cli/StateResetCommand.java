package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cli.text.Amounts;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.store.Connection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets where syncs go on. */
@Command(description = "Forget the state: the next sync reads from the beginning")
final class StateResetCommand extends WorkerCommand {

  @Parameters(paramLabel = "CONNECTION", description = "its name")
  private String name = "";

  @Option(
      names = {"--streams", "--stream"},
      paramLabel = "NAMES",
      description = "only of these, with commas between them; * stands for any letters")
  private @Nullable String streams;

  @Mixin private final Consent consent = new Consent();

  StateResetCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    Connection connection = session.connection(name);
    List<StreamDescriptor> known =
        Connections.catalog(connection).getStreams().stream().map(StreamNames::of).toList();
    Optional<List<StreamDescriptor>> only =
        Optional.ofNullable(streams).map(names -> new Globs(names).of(known));
    String effect =
        "The next sync of '%s' reads %s from the beginning. Where rows are appended, all of them"
            + " come again; 'refresh' replaces them instead.";
    String what = only.map(some -> Amounts.of(some.size(), "stream")).orElse("all streams");
    if (!consent.given(session.around(), effect.formatted(connection.name(), what))) {
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
