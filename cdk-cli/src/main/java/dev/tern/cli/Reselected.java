package dev.tern.cli;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import dev.tern.worker.Connections;
import dev.tern.worker.store.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the next sync makes of streams that go along in another way than before. */
record Reselected(Session session, Connection before, Connection after) {

  /** A line for each stream of which more is to be known than its new way. */
  List<String> lines() {
    Map<StreamDescriptor, ConfiguredAirbyteStream> earlier = new HashMap<>();
    for (ConfiguredAirbyteStream stream : Connections.catalog(before).getStreams()) {
      earlier.put(StreamNames.of(stream), stream);
    }
    List<String> lines = new ArrayList<>();
    for (ConfiguredAirbyteStream stream : Connections.catalog(after).getStreams()) {
      Optional.ofNullable(earlier.get(StreamNames.of(stream)))
          .flatMap(was -> line(was, stream))
          .ifPresent(lines::add);
    }
    return lines;
  }

  private Optional<String> line(ConfiguredAirbyteStream was, ConfiguredAirbyteStream is) {
    boolean goesOn =
        was.getSyncMode() == SyncMode.INCREMENTAL && is.getSyncMode() == SyncMode.INCREMENTAL;
    return goesOn ? otherCursor(was, is) : besides(was, is);
  }

  private Optional<String> otherCursor(ConfiguredAirbyteStream was, ConfiguredAirbyteStream is) {
    StreamDescriptor stream = StreamNames.of(is);
    boolean same = cursor(was).equals(cursor(is));
    if (same || session.worker().states().of(after).of(stream).isEmpty()) {
      return Optional.empty();
    }
    String name = StreamText.of(stream);
    return Optional.of(
        "Stream %s followed cursor '%s' until now: where its state does, too, the source may refuse"
                .formatted(name, cursor(was))
            + " it. To read from the beginning: "
            + session.hint("state", "reset", after.name(), "--streams", name));
  }

  private Optional<String> besides(ConfiguredAirbyteStream was, ConfiguredAirbyteStream is) {
    boolean asBefore =
        was.getSyncMode() == is.getSyncMode()
            && was.getDestinationSyncMode() == is.getDestinationSyncMode();
    if (asBefore || is.getDestinationSyncMode() != DestinationSyncMode.APPEND || !synced()) {
      return Optional.empty();
    }
    String name = StreamText.of(StreamNames.of(is));
    return Optional.of(
        "The next sync reads all of stream %s again, beside the rows that are there. To replace"
                .formatted(name)
            + " them instead: "
            + session.hint("refresh", after.name(), "--streams", name));
  }

  private boolean synced() {
    return !session.worker().jobs().of(after, 1).isEmpty();
  }

  private static String cursor(ConfiguredAirbyteStream stream) {
    return String.join(".", Optional.ofNullable(stream.getCursorField()).orElseGet(List::of));
  }
}
