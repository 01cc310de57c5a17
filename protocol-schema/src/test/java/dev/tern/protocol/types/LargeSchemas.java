package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Schemas of the size that large databases have. */
final class LargeSchemas {
  private static final List<JsonNode> COLUMNS =
      List.of(
          Json.read("{'type':['null','integer']}"),
          Json.read("{'type':['null','string']}"),
          Json.read("{'type':['null','number']}"),
          Json.read("{'type':['null','boolean']}"),
          Json.read("{'type':['null','string'],'format':'date'}"),
          Json.read(
              "{'type':['null','string'],'format':'date-time','airbyte_type':'timestamp_with_timezone'}"));

  private LargeSchemas() {}

  /** A table of some columns, of common types in turn. */
  static ObjectNode columns(int count) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (int column = 0; column < count; column++) {
      properties.set("column_" + column, COLUMNS.get(column % COLUMNS.size()).deepCopy());
    }
    return schema;
  }
}
