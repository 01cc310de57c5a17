package dev.tern.cdk.source;

import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Configured catalogs of the streams of a test. */
final class Catalogs {

  private Catalogs() {}

  static String incremental(SourceStream... streams) {
    return text(Arrays.stream(streams).map(s -> of(s.describe(), SyncMode.INCREMENTAL)).toList());
  }

  static String fullRefresh(SourceStream... streams) {
    return text(Arrays.stream(streams).map(s -> of(s.describe(), SyncMode.FULL_REFRESH)).toList());
  }

  static ConfiguredAirbyteStream of(AirbyteStream stream, SyncMode mode) {
    return new ConfiguredAirbyteStream()
        .withStream(stream)
        .withSyncMode(mode)
        .withDestinationSyncMode(DestinationSyncMode.APPEND);
  }

  static String text(List<ConfiguredAirbyteStream> streams) {
    try {
      return ProtocolJson.mapper()
          .writeValueAsString(new ConfiguredAirbyteCatalog().withStreams(streams));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
