package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.Connections;
import dev.tern.worker.store.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the streams of a new connection are moved, in words, for whoever did not choose it. */
record Ways(Session session, Connection connection) {

  private static final int MOST_NAMES = 10;

  /** A line for each way, and how fewer rows would be moved. */
  List<String> lines() {
    List<ConfiguredAirbyteStream> streams = Connections.catalog(connection).getStreams();
    Map<String, List<ConfiguredAirbyteStream>> ways =
        streams.stream()
            .collect(Collectors.groupingBy(Ways::way, LinkedHashMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    lines.add("New connection '" + connection.name() + "':");
    ways.forEach((way, some) -> lines.add(named(some) + ": " + way));
    lines.addAll(less(streams));
    return lines;
  }

  private static String way(ConfiguredAirbyteStream stream) {
    boolean whole = stream.getSyncMode() == SyncMode.FULL_REFRESH;
    String rows = whole ? "all rows each time" : "what is new";
    return "%s%s (%s, %s)"
        .formatted(
            rows,
            where(stream.getDestinationSyncMode(), whole ? "those" : "the rows"),
            stream.getSyncMode(),
            stream.getDestinationSyncMode());
  }

  private static String where(DestinationSyncMode mode, String rows) {
    return switch (mode) {
      case APPEND -> ", beside " + rows + " that are there";
      case OVERWRITE -> ", in the place of " + rows + " that are there";
      case APPEND_DEDUP -> ", one row for each key";
      case UPDATE, SOFT_DELETE -> "";
    };
  }

  private static String named(List<ConfiguredAirbyteStream> streams) {
    String names =
        streams.stream().limit(MOST_NAMES).map(Ways::name).collect(Collectors.joining(", "));
    int more = streams.size() - MOST_NAMES;
    return more > 0 ? names + ", … " + more + " more" : names;
  }

  private static String name(ConfiguredAirbyteStream stream) {
    return StreamText.of(StreamNames.of(stream));
  }

  /** Streams that could be read incrementally and are not: those that have a cursor, the others. */
  private List<String> less(List<ConfiguredAirbyteStream> streams) {
    List<ConfiguredAirbyteStream> able =
        streams.stream()
            .filter(stream -> stream.getSyncMode() == SyncMode.FULL_REFRESH)
            .filter(Ways::incremental)
            .toList();
    List<String> lines = new ArrayList<>();
    command(able.stream().filter(Ways::cursor).toList()).ifPresent(lines::add);
    command(able.stream().filter(one -> !cursor(one)).toList(), "--cursor", "FIELD")
        .ifPresent(lines::add);
    return lines;
  }

  private static boolean incremental(ConfiguredAirbyteStream stream) {
    return Optional.ofNullable(stream.getStream().getSupportedSyncModes())
        .filter(modes -> modes.contains(SyncMode.INCREMENTAL))
        .isPresent();
  }

  private static boolean cursor(ConfiguredAirbyteStream stream) {
    return Boolean.TRUE.equals(stream.getStream().getSourceDefinedCursor())
        || Optional.ofNullable(stream.getStream().getDefaultCursorField())
            .filter(path -> !path.isEmpty())
            .isPresent();
  }

  private Optional<String> command(List<ConfiguredAirbyteStream> streams, String... flags) {
    if (streams.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of("catalog", "select", connection.name()));
    words.add(streams.stream().map(Ways::name).collect(Collectors.joining(",")));
    words.addAll(List.of("--read", "incremental"));
    words.addAll(List.of(flags));
    return Optional.of("Only what is new each time: " + session.hint(words.toArray(String[]::new)));
  }
}
