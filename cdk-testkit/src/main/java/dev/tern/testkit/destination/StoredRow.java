package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * A row as it was read back from a store.
 *
 * @param data the fields of the record, by the names the source gave them
 * @param metadata what the destination added, by the names of WRITE-22 ({@code _airbyte_meta} and
 *     so on); empty when it adds nothing
 */
public record StoredRow(ObjectNode data, ObjectNode metadata) {

  private static final String PREFIX = "_airbyte_";
  private static final String DATA = "_airbyte_data";

  /** A row without metadata. */
  public static StoredRow of(ObjectNode data) {
    return new StoredRow(data, JsonNodeFactory.instance.objectNode());
  }

  /**
   * A row of a table: columns whose name begins with {@code _airbyte_} are metadata. All the fields
   * may stand as an object in {@code _airbyte_data}.
   */
  public static StoredRow ofColumns(ObjectNode columns) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> column : columns.properties()) {
      ObjectNode part = column.getKey().startsWith(PREFIX) ? metadata : data;
      part.set(column.getKey(), column.getValue());
    }
    return metadata.remove(DATA) instanceof ObjectNode fields
        ? new StoredRow(fields, metadata)
        : new StoredRow(data, metadata);
  }

  /** What was changed of the record on its way, as the row says; empty when it says nothing. */
  JsonNode changes() {
    JsonNode meta = metadata.path("_airbyte_meta");
    JsonNode read = meta instanceof TextNode text ? Json.parse(text.asText()) : meta;
    return read.path("changes");
  }
}
