package dev.tern.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.CatalogReader;
import dev.tern.worker.StreamChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A configured catalog in a file, as connectors read it. */
final class CatalogFileOption {

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "a configured catalog: exactly its streams, in its ways")
  private @Nullable Path file;

  /** What it chooses, if it was given. */
  Optional<List<StreamChoice>> choices(Surroundings around) {
    return Optional.ofNullable(file).map(path -> choices(new JsonFile(path, around).read()));
  }

  private static List<StreamChoice> choices(JsonNode catalog) {
    return CatalogReader.read(catalog).getStreams().stream()
        .map(stream -> StreamChoice.of(stream, Optional.empty()))
        .toList();
  }
}
