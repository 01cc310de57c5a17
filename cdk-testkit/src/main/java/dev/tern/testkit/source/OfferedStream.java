package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import java.util.List;
import java.util.Optional;

/**
 * A stream that a source offers, with the cursor it would be read by.
 *
 * @param stream as discovered
 * @param chosen the cursor a user chooses; empty for none
 */
record OfferedStream(AirbyteStream stream, List<String> chosen) {

  StreamDescriptor id() {
    return new StreamDescriptor().withName(stream.getName()).withNamespace(stream.getNamespace());
  }

  String name() {
    return stream.getName();
  }

  /** Whether it can be read incrementally without asking anyone. */
  boolean incremental() {
    return offers(SyncMode.INCREMENTAL) && (ownCursor() || !cursor().isEmpty());
  }

  boolean offers(SyncMode mode) {
    List<SyncMode> modes = stream.getSupportedSyncModes();
    return modes != null && modes.contains(mode);
  }

  boolean ownCursor() {
    return Boolean.TRUE.equals(stream.getSourceDefinedCursor());
  }

  boolean resumable() {
    return Boolean.TRUE.equals(stream.getIsResumable());
  }

  /** The path of its cursor; empty when only the source knows. */
  List<String> cursor() {
    return chosen.isEmpty() ? defaultCursor() : chosen;
  }

  List<String> defaultCursor() {
    List<String> path = stream.getDefaultCursorField();
    return path == null ? List.of() : path;
  }

  /** The paths of its key. */
  List<List<String>> key() {
    List<List<String>> key = stream.getSourceDefinedPrimaryKey();
    return key == null ? List.of() : key;
  }

  /** The value of its cursor in a record. */
  Optional<JsonNode> cursorOf(JsonNode record) {
    return cursor().isEmpty() ? Optional.empty() : at(record, cursor());
  }

  static Optional<JsonNode> at(JsonNode record, List<String> path) {
    JsonNode value = record;
    for (String step : path) {
      value = value.path(step);
    }
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /** Its entry in a configured catalog. */
  ObjectNode configured(SyncKind kind) {
    boolean news = kind == SyncKind.NEWS && incremental();
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.set("stream", ProtocolJson.mapper().<JsonNode>valueToTree(stream));
    entry.put("sync_mode", news ? SyncKind.NEWS.mode : SyncKind.FULL.mode);
    ArrayNode cursor = entry.putArray("cursor_field");
    if (news && !ownCursor()) {
      cursor().forEach(cursor::add);
    }
    entry.put("destination_sync_mode", "append");
    return entry;
  }
}
