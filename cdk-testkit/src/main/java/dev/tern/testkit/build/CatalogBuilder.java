package dev.tern.testkit.build;

import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The catalogs that a read or a write is given. */
public final class CatalogBuilder {

  private CatalogBuilder() {}

  /** A catalog of some streams. */
  public static ConfiguredAirbyteCatalog of(StreamBuilder... streams) {
    return new ConfiguredAirbyteCatalog()
        .withStreams(Arrays.stream(streams).map(StreamBuilder::build).toList());
  }

  /**
   * All streams that a source discovered, as a user would take them without a choice of their own:
   * incremental where the source has a cursor for it, appended.
   */
  public static ConfiguredAirbyteCatalog all(AirbyteCatalog discovered) {
    return new ConfiguredAirbyteCatalog()
        .withStreams(discovered.getStreams().stream().map(CatalogBuilder::defaults).toList());
  }

  /**
   * One stream that a source discovered, to be changed further.
   *
   * @throws AssertionError when there is none of this name
   */
  public static StreamBuilder one(AirbyteCatalog discovered, String name) {
    List<AirbyteStream> streams = discovered.getStreams();
    AirbyteStream found =
        streams.stream()
            .filter(stream -> stream.getName().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "There is no stream '%s' among %s."
                            .formatted(
                                name, streams.stream().map(AirbyteStream::getName).toList())));
    return new StreamBuilder(defaults(found));
  }

  /** The content of a catalog file. */
  public static String toJson(ConfiguredAirbyteCatalog catalog) {
    return JsonText.of(catalog);
  }

  private static ConfiguredAirbyteStream defaults(AirbyteStream stream) {
    boolean cursor =
        Boolean.TRUE.equals(stream.getSourceDefinedCursor())
            || !Optional.ofNullable(stream.getDefaultCursorField()).orElse(List.of()).isEmpty();
    boolean incremental = stream.getSupportedSyncModes().contains(SyncMode.INCREMENTAL) && cursor;
    return new ConfiguredAirbyteStream()
        .withStream(JsonText.copy(stream, AirbyteStream.class))
        .withSyncMode(incremental ? SyncMode.INCREMENTAL : SyncMode.FULL_REFRESH)
        .withCursorField(incremental ? stream.getDefaultCursorField() : null)
        .withPrimaryKey(stream.getSourceDefinedPrimaryKey())
        .withDestinationSyncMode(DestinationSyncMode.APPEND);
  }
}
