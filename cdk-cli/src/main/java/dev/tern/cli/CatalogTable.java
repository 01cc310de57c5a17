package dev.tern.cli;

import dev.tern.cli.text.TextTable;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Streams as a table: what a source offers of them, or what a connection moves. */
final class CatalogTable {

  private CatalogTable() {}

  /** What a source offers. */
  static List<String> offered(AirbyteCatalog catalog) {
    TextTable table = new TextTable("stream", "columns", "primary key", "cursor", "modes");
    for (AirbyteStream stream : catalog.getStreams()) {
      table.row(
          name(stream),
          columns(stream),
          keys(stream.getSourceDefinedPrimaryKey()),
          cursor(stream.getDefaultCursorField()),
          words(stream.getSupportedSyncModes()));
    }
    return table.lines();
  }

  /** What a connection moves. */
  static List<String> configured(ConfiguredAirbyteCatalog catalog) {
    TextTable table = new TextTable("stream", "columns", "read", "cursor", "write", "primary key");
    for (ConfiguredAirbyteStream stream : catalog.getStreams()) {
      table.row(
          name(stream.getStream()),
          columns(stream.getStream()),
          word(stream.getSyncMode()),
          cursor(stream.getCursorField()),
          word(stream.getDestinationSyncMode()),
          keys(stream.getPrimaryKey()));
    }
    return table.lines();
  }

  private static String name(AirbyteStream stream) {
    return Optional.ofNullable(stream.getNamespace()).map(space -> space + ".").orElse("")
        + stream.getName();
  }

  private static int columns(AirbyteStream stream) {
    return Optional.ofNullable(stream.getJsonSchema())
        .map(schema -> schema.path("properties").size())
        .orElse(0);
  }

  private static String keys(@Nullable List<List<String>> keys) {
    return keys == null
        ? ""
        : keys.stream().map(path -> String.join(".", path)).collect(Collectors.joining(", "));
  }

  private static String cursor(@Nullable List<String> path) {
    return path == null ? "" : String.join(".", path);
  }

  private static String words(@Nullable List<? extends Enum<?>> modes) {
    return modes == null
        ? ""
        : modes.stream().map(CatalogTable::word).collect(Collectors.joining(", "));
  }

  private static String word(@Nullable Enum<?> mode) {
    return mode == null ? "" : mode.name().toLowerCase(Locale.ROOT);
  }
}
