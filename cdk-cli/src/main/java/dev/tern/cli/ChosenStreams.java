package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cli.text.Amounts;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.store.Connection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which streams of a saved connection a command is about: those that are named, or all. */
final class ChosenStreams {

  @Option(
      names = {"--streams", "--stream"},
      paramLabel = "NAMES",
      description = "only these, with commas between them; * stands for any letters")
  private @Nullable String names;

  /** Those that are named; nothing when it is about all. */
  Optional<List<StreamDescriptor>> of(Connection connection) {
    return Optional.ofNullable(names).map(some -> new Globs(some).of(known(connection)));
  }

  /** How many they are, in words. */
  String amount(Connection connection) {
    return Amounts.of(of(connection).orElseGet(() -> known(connection)).size(), "stream");
  }

  /** Whether there are others beside them. */
  boolean part(Connection connection) {
    return of(connection).filter(some -> some.size() < known(connection).size()).isPresent();
  }

  private static List<StreamDescriptor> known(Connection connection) {
    return Connections.catalog(connection).getStreams().stream().map(StreamNames::of).toList();
  }
}
