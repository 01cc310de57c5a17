package dev.tern.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files a connector is given when it is tried, or was given when it printed. */
final class GivenFiles {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "its configuration; secrets are in no report")
  private @Nullable Path config;

  @Option(names = "--catalog", paramLabel = "FILE", description = "its configured catalog")
  private @Nullable Path catalog;

  @Option(names = "--state", paramLabel = "FILE", description = "the state a read starts from")
  private @Nullable Path state;

  @Option(names = "--input", paramLabel = "FILE", description = "what a write is sent on stdin")
  private @Nullable Path input;

  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  Optional<Path> catalog() {
    return Optional.ofNullable(catalog);
  }

  Optional<Path> state() {
    return Optional.ofNullable(state);
  }

  Optional<Path> input() {
    return Optional.ofNullable(input);
  }
}
