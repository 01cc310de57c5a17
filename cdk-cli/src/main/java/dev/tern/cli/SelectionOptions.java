package dev.tern.cli;

import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.StreamChoice;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How streams are moved: the flags that change a choice. What is not said stays. */
final class SelectionOptions {

  @Option(names = "--read", paramLabel = "MODE", description = "full_refresh or incremental")
  private @Nullable SyncMode read;

  @Option(
      names = "--write",
      paramLabel = "MODE",
      description = "append, overwrite, append_dedup, update or soft_delete")
  private @Nullable DestinationSyncMode write;

  @Option(
      names = "--cursor",
      paramLabel = "FIELD",
      description = "the field that says what is new; dots go into objects")
  private @Nullable String cursor;

  @Option(
      names = "--key",
      paramLabel = "FIELDS",
      description = "the fields of the primary key, with commas between them")
  private @Nullable String key;

  @Option(
      names = "--fields",
      paramLabel = "FIELDS",
      description = "the top-level fields that go along, with commas between them; * for all")
  private @Nullable String fields;

  /** Whether anything is to change. */
  boolean any() {
    return read != null || write != null || cursor != null || key != null || fields != null;
  }

  /** The choice with what was said. */
  StreamChoice apply(StreamChoice before) {
    return new StreamChoice(
        before.stream(),
        read == null ? before.syncMode() : read,
        write == null ? before.destinationSyncMode() : write,
        cursor == null ? before.cursor() : path(cursor),
        key == null
            ? before.primaryKey()
            : words(key).stream().map(SelectionOptions::path).toList(),
        fields == null ? before.fields() : chosen(fields));
  }

  /**
   * What is usual for a stream that was not chosen before, with what was said.
   *
   * @param modes what the destination can do
   */
  StreamChoice begin(AirbyteStream stream, List<DestinationSyncMode> modes) {
    return apply(
        read == SyncMode.INCREMENTAL
            ? StreamChoice.news(stream, modes, key != null)
            : StreamChoice.usual(stream, modes));
  }

  private static Optional<Set<String>> chosen(String fields) {
    return fields.equals("*") ? Optional.empty() : Optional.of(new LinkedHashSet<>(words(fields)));
  }

  private static List<String> path(String text) {
    return List.of(text.split("\\.", -1));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
