package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The configurations of the two ends. */
final class LinkOptions {

  @Option(
      names = "--source-config",
      paramLabel = "FILE",
      description =
          "configuration of the source; $${env:NAME} and $${file:PATH} in it are filled in")
  private @Nullable Path source;

  @Option(
      names = "--destination-config",
      paramLabel = "FILE",
      description = "configuration of the destination")
  private @Nullable Path destination;

  /** Whether one of them was given. */
  boolean any() {
    return source != null || destination != null;
  }

  /** That of the source, if it was given. */
  Optional<ObjectNode> source(Surroundings around) {
    return config(source, around);
  }

  /** That of the destination, if it was given. */
  Optional<ObjectNode> destination(Surroundings around) {
    return config(destination, around);
  }

  private static Optional<ObjectNode> config(@Nullable Path file, Surroundings around) {
    return Optional.ofNullable(file).map(path -> new JsonFile(path, around).config());
  }
}
