package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.StreamDescriptor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What all records of one configured stream have in common.
 *
 * @param fields those the user wants
 * @param wire what happens to a record on its way out
 * @param cursor path of the cursor; empty when there is none to look at
 * @param remarks what is odd about them
 */
record RecordShape(
    StreamDescriptor descriptor,
    FieldSelection fields,
    UnaryOperator<JsonNode> wire,
    List<String> cursor,
    RecordRemarks remarks) {

  static RecordShape of(PlannedStream planned, WireDialect dialect) {
    JsonNode schema = planned.request().stream().getStream().getJsonSchema();
    List<String> cursor = planned.request().cursorField();
    return new RecordShape(
        planned.descriptor(),
        new FieldSelection(schema),
        dialect.records(schema),
        cursor,
        new RecordRemarks(planned.description(), cursor));
  }

  String name() {
    return StreamNames.text(descriptor);
  }

  /** The fields of a record that leave. */
  JsonNode select(JsonNode record) {
    JsonNode data = fields.select(record);
    if (data.size() < record.size()) {
      remarks.leftOut(record);
    }
    return data;
  }

  /** The value of the cursor; null when there is none. */
  @Nullable JsonNode cursorOf(JsonNode record) {
    if (cursor.isEmpty()) {
      return null;
    }
    JsonNode value = record;
    for (String name : cursor) {
      value = value.path(name);
    }
    if (value.isMissingNode() || value.isNull()) {
      remarks.withoutCursor();
      return null;
    }
    return value;
  }
}
