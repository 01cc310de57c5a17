package dev.tern.worker;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of a stream.
 *
 * @param cursor the path of the cursor; empty for the source's own
 * @param primaryKey the paths of the key; empty for the source's own
 * @param fields the top-level fields that go along; none for all
 */
public record StreamChoice(
    StreamDescriptor stream,
    SyncMode syncMode,
    DestinationSyncMode destinationSyncMode,
    List<String> cursor,
    List<List<String>> primaryKey,
    Optional<Set<String>> fields) {

  /** Keeps its own copies. */
  public StreamChoice {
    cursor = List.copyOf(cursor);
    primaryKey = List.copyOf(primaryKey);
    fields = fields.map(Set::copyOf);
  }

  /**
   * What most people want: changes only, one row a key, where source and destination can do that
   * without being told more; else the whole stream in the place of what was there.
   *
   * @param modes what the destination can do; empty when it does not say
   */
  public static StreamChoice usual(AirbyteStream stream, List<DestinationSyncMode> modes) {
    boolean cursor = Boolean.TRUE.equals(stream.getSourceDefinedCursor());
    boolean key = !orEmpty(stream.getSourceDefinedPrimaryKey()).isEmpty();
    boolean incremental =
        cursor && orEmpty(stream.getSupportedSyncModes()).contains(SyncMode.INCREMENTAL);
    if (incremental && key && can(modes, DestinationSyncMode.APPEND_DEDUP)) {
      return of(stream, SyncMode.INCREMENTAL, DestinationSyncMode.APPEND_DEDUP);
    }
    if (can(modes, DestinationSyncMode.OVERWRITE)) {
      return of(stream, SyncMode.FULL_REFRESH, DestinationSyncMode.OVERWRITE);
    }
    return of(
        stream,
        incremental ? SyncMode.INCREMENTAL : SyncMode.FULL_REFRESH,
        DestinationSyncMode.APPEND);
  }

  /**
   * Only what is new: one row a key, where there is a key and the destination can do that, else
   * beside what is there.
   *
   * @param modes what the destination can do; empty when it does not say
   * @param keyed whether a key is chosen; the source may have one, too
   */
  public static StreamChoice news(
      AirbyteStream stream, List<DestinationSyncMode> modes, boolean keyed) {
    DestinationSyncMode write =
        can(modes, DestinationSyncMode.APPEND)
            ? DestinationSyncMode.APPEND
            : DestinationSyncMode.OVERWRITE;
    boolean key = keyed || !orEmpty(stream.getSourceDefinedPrimaryKey()).isEmpty();
    boolean dedup = key && can(modes, DestinationSyncMode.APPEND_DEDUP);
    return of(stream, SyncMode.INCREMENTAL, dedup ? DestinationSyncMode.APPEND_DEDUP : write);
  }

  private static boolean can(List<DestinationSyncMode> modes, DestinationSyncMode mode) {
    return modes.isEmpty() || modes.contains(mode);
  }

  /** These modes, with the source's own cursor and key, and all fields. */
  public static StreamChoice of(
      AirbyteStream stream, SyncMode syncMode, DestinationSyncMode destinationSyncMode) {
    return new StreamChoice(
        StreamNames.of(stream),
        syncMode,
        destinationSyncMode,
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The same, written in another way. */
  public StreamChoice writtenAs(DestinationSyncMode mode) {
    return new StreamChoice(stream, syncMode, mode, cursor, primaryKey, fields);
  }

  /** What was chosen before, as it stands in a configured catalog. */
  public static StreamChoice of(ConfiguredAirbyteStream stream, Optional<Set<String>> fields) {
    return new StreamChoice(
        StreamNames.of(stream),
        stream.getSyncMode(),
        stream.getDestinationSyncMode(),
        orEmpty(stream.getCursorField()),
        orEmpty(stream.getPrimaryKey()),
        fields);
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? new ArrayList<>() : list;
  }
}
