package dev.tern.examples.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.source.RecordRow;

/** A value of a record that is a tree, as one of a row. */
final class RowValue {

  private RowValue() {}

  static void add(JsonNode value, RecordRow record) {
    switch (value.getNodeType()) {
      case NULL, MISSING -> record.addNull();
      case BOOLEAN -> record.add(value.booleanValue());
      case STRING -> record.add(value.textValue());
      default -> {
        if (value.isLong() || value.isInt()) {
          record.add(value.longValue());
        } else {
          byte[] json = json(value);
          record.addJson(json, 0, json.length);
        }
      }
    }
  }

  private static byte[] json(JsonNode value) {
    try {
      return ProtocolJson.mapper().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A value cannot be written as JSON.", e);
    }
  }
}
