package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.StreamChoice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which streams of a new connection go along, and how. */
final class StreamOptions {

  @Option(
      names = {"--streams", "--stream"},
      paramLabel = "NAMES",
      description = "only these, with commas between them; * stands for any letters")
  private @Nullable String names;

  @Mixin private final SelectionOptions selection = new SelectionOptions();

  /** The streams that were named. */
  Optional<Globs> named() {
    return Optional.ofNullable(names).map(Globs::new);
  }

  /**
   * What is chosen of a new connection's streams, unless that is what is usual.
   *
   * @param modes what the destination can do
   */
  Optional<List<StreamChoice>> choices(AirbyteCatalog offered, List<DestinationSyncMode> modes) {
    if (names == null && !selection.any()) {
      return Optional.empty();
    }
    List<StreamDescriptor> all = offered.getStreams().stream().map(StreamNames::of).toList();
    List<StreamDescriptor> wanted = named().map(globs -> globs.of(all)).orElse(all);
    return Optional.of(
        offered.getStreams().stream()
            .filter(stream -> wanted.contains(StreamNames.of(stream)))
            .map(stream -> selection.begin(stream, modes))
            .toList());
  }

  /** Whether it is said how streams are moved. */
  boolean shapes() {
    return selection.any();
  }

  /** How they are moved. */
  SelectionOptions selection() {
    return selection;
  }
}
