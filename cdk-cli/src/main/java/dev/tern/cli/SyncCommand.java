package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.SyncRequest;
import dev.tern.worker.store.Connection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Moves what is new from a source to a destination. */
@Command(
    description = {
      "Move what is new from a source to a destination.",
      "With SOURCE and DESTINATION a connection is made at the first time, and used from then on."
    },
    customSynopsis = {
      "cdk sync CONNECTION [FLAGS]",
      "cdk sync SOURCE DESTINATION [--source-config FILE] [--destination-config FILE] [FLAGS]"
    })
final class SyncCommand extends WorkerCommand {

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts its own there

  @Parameters(
      arity = "1..2",
      paramLabel = "NAME",
      description = "a saved connection, or a source and a destination")
  private List<String> names = List.of();

  @Option(names = "--name", paramLabel = "NAME", description = "how the connection is called")
  private @Nullable String name;

  @Option(
      names = "--dry-run",
      description = "read, start no destination, keep nothing: neither state nor job")
  private boolean dryRun;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "with --dry-run: stop when every stream has sent N records or its end")
  private int limit = NO_LIMIT;

  @Mixin private final ConnectionOptions wanted = new ConnectionOptions();
  @Mixin private final RunOptions options = new RunOptions();

  SyncCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(Session session) {
    requireTwoWords();
    requireLimitOfDryRun();
    wanted.requireOneVoice(spec);
    options.requireTee(session.around());
    if (names.size() == 1) {
      return moved(session, saved(session));
    }
    String called =
        Optional.ofNullable(name).orElseGet(() -> Linker.usualName(names.get(0), names.get(1)));
    GivenEnds ends = new GivenEnds(session, called, names.get(0), names.get(1), wanted);
    return dryRun ? ends.tried(this::moved) : moved(session, ends.linked());
  }

  private int moved(Session session, Connection connection) {
    List<StreamDescriptor> known =
        Connections.catalog(connection).getStreams().stream().map(StreamNames::of).toList();
    List<StreamDescriptor> only =
        wanted.streams().named().map(globs -> globs.of(known)).orElse(List.of());
    SyncRun run = new SyncRun(session, options);
    return dryRun
        ? run.dryRun(connection, only, limit == NO_LIMIT ? Long.MAX_VALUE : limit)
        : run.run(connection, SyncRequest.sync().only(only));
  }

  private void requireTwoWords() {
    if (names.size() > 2) {
      throw new UnmatchedArgumentException(spec.commandLine(), names.subList(2, names.size()));
    }
  }

  /** A part of a stream is not its whole: a destination would take the one for the other. */
  private void requireLimitOfDryRun() {
    if (limit != NO_LIMIT && !dryRun) {
      throw new ParameterException(
          spec.commandLine(),
          "--limit goes with --dry-run: a destination would take the first records for all. To end"
              + " a sync early there is --max-duration");
    }
  }

  private Connection saved(Session session) {
    Connection connection = session.connection(names.get(0));
    if (wanted.any() || name != null) {
      throw new ParameterException(
          spec.commandLine(),
          "A saved connection is taken as it is. Its streams are chosen with: "
              + session.hint("catalog", "select", connection.name())
              + "\nIts configurations are changed with: "
              + new ConnectionAnswer(session).configuring(connection)
              + "\nFor other names at the destination make another connection");
    }
    return connection;
  }
}
