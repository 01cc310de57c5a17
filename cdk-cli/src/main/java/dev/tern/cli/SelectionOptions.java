package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.StreamChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How streams are moved: the flags that change a choice. What is not said stays. */
final class SelectionOptions {

  @Option(
      names = "--read",
      paramLabel = "MODE",
      description = "full_refresh or incremental",
      converter = Words.OfSyncMode.class,
      completionCandidates = Words.OfSyncMode.class)
  private @Nullable SyncMode read;

  @Option(
      names = "--write",
      paramLabel = "MODE",
      description = "append, overwrite, append_dedup, update or soft_delete",
      converter = Words.OfDestinationSyncMode.class,
      completionCandidates = Words.OfDestinationSyncMode.class)
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

  /** The flags that were given and want something else than what is. */
  List<String> changing(StreamChoice before) {
    StreamChoice after = apply(before);
    List<String> flags = new ArrayList<>();
    if (after.syncMode() != before.syncMode()) {
      flags.add("--read");
    }
    if (after.destinationSyncMode() != before.destinationSyncMode()) {
      flags.add("--write");
    }
    if (!after.cursor().equals(before.cursor())) {
      flags.add("--cursor");
    }
    if (!after.primaryKey().equals(before.primaryKey())) {
      flags.add("--key");
    }
    if (!after.fields().equals(before.fields())) {
      flags.add("--fields");
    }
    return flags;
  }

  /** Why the cursor that was given is not the one of a stream; nothing when it is. */
  Optional<String> unusedCursor(ConfiguredAirbyteStream stream) {
    if (cursor == null) {
      return Optional.empty();
    }
    String name = StreamText.of(StreamNames.of(stream));
    if (stream.getSyncMode() != SyncMode.INCREMENTAL) {
      return Optional.of(
          "Stream " + name + " is read as a whole: --cursor counts with --read incremental only.");
    }
    List<String> used = Optional.ofNullable(stream.getCursorField()).orElseGet(List::of);
    String by = used.isEmpty() ? "" : ", by '" + String.join(".", used) + "'";
    return used.equals(path(cursor))
        ? Optional.empty()
        : Optional.of(
            "The source itself says what is new of stream %s%s: --cursor does not count for it."
                .formatted(name, by));
  }

  /**
   * The choice with what was said, of a stream that was chosen before. What is new is not put in
   * the place of what is there unless that is said.
   *
   * @param modes what the destination can do
   */
  StreamChoice change(StreamChoice before, AirbyteStream stream, List<DestinationSyncMode> modes) {
    StreamChoice after = apply(before);
    boolean replacing =
        read == SyncMode.INCREMENTAL
            && write == null
            && before.destinationSyncMode() == DestinationSyncMode.OVERWRITE;
    return replacing
        ? after.writtenAs(
            StreamChoice.news(stream, modes, !after.primaryKey().isEmpty()).destinationSyncMode())
        : after;
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
