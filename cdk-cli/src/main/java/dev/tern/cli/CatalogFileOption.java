package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.CatalogReader;
import dev.tern.worker.StreamChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A configured catalog in a file, as connectors read it. */
final class CatalogFileOption {

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "a configured catalog: exactly its streams, in its ways")
  private @Nullable Path file;

  boolean given() {
    return file != null;
  }

  /**
   * Looks that nothing else is said about streams, as that would not count.
   *
   * @param others whether something is
   */
  void requireAlone(CommandSpec spec, boolean others) {
    if (file != null && others) {
      throw new ParameterException(
          spec.commandLine(),
          "--catalog says all about the streams: leave other flags of streams out");
    }
  }

  /** What it chooses, if it was given. */
  Optional<List<StreamChoice>> choices(Surroundings around) {
    return Optional.ofNullable(file)
        .map(path -> choices(new JsonFile(path, around).configuredCatalog()));
  }

  private static List<StreamChoice> choices(JsonNode catalog) {
    return CatalogReader.read(catalog).getStreams().stream()
        .map(stream -> StreamChoice.of(stream, Optional.empty()))
        .toList();
  }
}
