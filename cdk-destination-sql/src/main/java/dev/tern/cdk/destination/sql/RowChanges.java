package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What storing changed in the current row, for the column {@code _airbyte_meta} (WRITE-21). */
final class RowChanges {

  private final long syncId;
  private final String unchanged;
  private String field = "";
  private @Nullable ArrayNode changes;

  RowChanges(long syncId) {
    this.syncId = syncId;
    this.unchanged = unchanged(syncId);
  }

  /** The column's value for a row that is as the source has it. */
  static String unchanged(long syncId) {
    return "{\"sync_id\":" + syncId + ",\"changes\":[]}";
  }

  /** Starts the next row with what the source has changed in it. */
  void start(Optional<JsonNode> ofSource) {
    changes = null;
    if (ofSource.isPresent() && ofSource.get() instanceof ArrayNode array && !array.isEmpty()) {
      changes = array.deepCopy();
    }
  }

  /** Names the field that the next change is about. */
  void field(String name) {
    field = name;
  }

  /** The value was shortened to what the column can hold. */
  void truncated() {
    add("TRUNCATED", "DESTINATION_FIELD_SIZE_LIMITATION");
  }

  /** The value is null in the table because of {@code reason}. */
  void nulled(String reason) {
    add("NULLED", reason);
  }

  /** How many changes the current row has by now. */
  int count() {
    return changes == null ? 0 : changes.size();
  }

  /** The column's value for the current row. */
  String meta() {
    if (changes == null) {
      return unchanged;
    }
    ObjectNode meta = JsonNodeFactory.instance.objectNode().put("sync_id", syncId);
    meta.set("changes", changes);
    try {
      return ProtocolJson.mapper().writeValueAsString(meta);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The changes of a row cannot be written as JSON.", e);
    }
  }

  private void add(String change, String reason) {
    if (changes == null) {
      changes = JsonNodeFactory.instance.arrayNode();
    }
    changes.addObject().put("field", field).put("change", change).put("reason", reason);
  }
}
