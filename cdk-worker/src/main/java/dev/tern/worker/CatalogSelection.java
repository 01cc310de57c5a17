package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stream as it will be synced, made of what the source offers and of what a person chose, or a
 * sentence why the two do not fit.
 */
final class CatalogSelection {

  private final AirbyteStream offered;
  private final StreamChoice choice;

  CatalogSelection(AirbyteStream offered, StreamChoice choice) {
    this.offered = offered;
    this.choice = choice;
  }

  /**
   * The configured stream.
   *
   * @param modes what the destination can do; empty when it does not say
   */
  ConfiguredAirbyteStream configured(List<DestinationSyncMode> modes) {
    requireModes(modes);
    List<String> cursor = cursor();
    List<List<String>> key = primaryKey();
    AirbyteStream stream = Definitions.read(json(), AirbyteStream.class);
    choice.fields().ifPresent(fields -> narrow(stream, fields, cursor, key));
    return new ConfiguredAirbyteStream()
        .withStream(stream)
        .withSyncMode(choice.syncMode())
        .withDestinationSyncMode(choice.destinationSyncMode())
        .withCursorField(cursor)
        .withPrimaryKey(key);
  }

  private JsonNode json() {
    return ProtocolJson.mapper().valueToTree(offered);
  }

  private void requireModes(List<DestinationSyncMode> modes) {
    List<SyncMode> offeredModes = StreamChoice.orEmpty(offered.getSupportedSyncModes());
    if (!offeredModes.isEmpty() && !offeredModes.contains(choice.syncMode())) {
      throw refused("cannot be read as " + choice.syncMode(), "choose one of " + offeredModes);
    }
    if (!modes.isEmpty() && !modes.contains(choice.destinationSyncMode())) {
      throw refused(
          "cannot be written as " + choice.destinationSyncMode(), "the destination knows " + modes);
    }
    if (choice.syncMode() == SyncMode.INCREMENTAL
        && choice.destinationSyncMode() == DestinationSyncMode.OVERWRITE) {
      throw refused(
          "cannot be read as incremental and written as overwrite",
          "only the rows of the last sync would be there. Choose append or append_dedup, or read"
              + " full_refresh");
    }
  }

  private List<String> cursor() {
    if (choice.syncMode() != SyncMode.INCREMENTAL) {
      return choice.cursor();
    }
    if (Boolean.TRUE.equals(offered.getSourceDefinedCursor())) {
      return StreamChoice.orEmpty(offered.getDefaultCursorField());
    }
    List<String> cursor =
        choice.cursor().isEmpty()
            ? StreamChoice.orEmpty(offered.getDefaultCursorField())
            : choice.cursor();
    if (cursor.isEmpty()) {
      throw refused(
          "has no cursor of its own", "choose the field that grows with every change (--cursor)");
    }
    requireField(cursor);
    return cursor;
  }

  private List<List<String>> primaryKey() {
    List<List<String>> own = StreamChoice.orEmpty(offered.getSourceDefinedPrimaryKey());
    List<List<String>> key = own.isEmpty() ? choice.primaryKey() : own;
    if (!own.isEmpty() && !choice.primaryKey().isEmpty() && !choice.primaryKey().equals(own)) {
      throw refused("has the primary key " + own + " from its source", "leave the key out");
    }
    if (key.isEmpty() && choice.destinationSyncMode() == DestinationSyncMode.APPEND_DEDUP) {
      throw refused("has no primary key", "choose one (--key), or do without deduplication");
    }
    key.forEach(this::requireField);
    return key;
  }

  private void requireField(List<String> path) {
    JsonNode schema = schema(offered);
    if (schema.has("properties") && !schema.path("properties").has(path.get(0))) {
      throw refused(
          "has no field '" + String.join(".", path) + "'", "choose one of " + fields(schema));
    }
  }

  private void narrow(
      AirbyteStream stream, Set<String> fields, List<String> cursor, List<List<String>> key) {
    ObjectNode schema = (ObjectNode) schema(stream);
    fields.forEach(field -> requireField(List.of(field)));
    List<List<String>> needed = new ArrayList<>(key);
    needed.add(cursor);
    for (List<String> path : needed) {
      if (!path.isEmpty() && !fields.contains(path.get(0))) {
        throw refused(
            "needs its field '" + path.get(0) + "' as cursor or key", "choose that field, too");
      }
    }
    if (schema.path("properties") instanceof ObjectNode properties) {
      properties.retain(fields);
    }
  }

  private static JsonNode schema(AirbyteStream stream) {
    return stream.getJsonSchema();
  }

  private static Set<String> fields(JsonNode schema) {
    Set<String> names = new LinkedHashSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return new TreeSet<>(names);
  }

  private ConfigException refused(String why, String advice) {
    return new ConfigException(
        String.format("Stream %s %s: %s.", StreamNames.text(choice.stream()), why, advice));
  }
}
