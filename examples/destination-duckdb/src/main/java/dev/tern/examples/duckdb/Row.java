package dev.tern.examples.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.BatchRecord;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** The row that a record becomes; used again for the next record. */
final class Row {

  private final List<Column> columns;
  private final RowChanges changes;
  private final long generationId;
  private final @Nullable Object[] values;
  private long emittedAt;
  private boolean undeclared;

  Row(List<Column> columns, RowChanges changes, long generationId) {
    this.columns = columns;
    this.changes = changes;
    this.generationId = generationId;
    this.values = new Object[columns.size()];
  }

  /** Takes the next record; what is missing in it is null (WRITE-8). */
  void take(BatchRecord record) {
    emittedAt = record.emittedAt();
    changes.start(record.changes());
    ObjectNode data = record.data();
    int found = 0;
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      JsonNode value = data.get(column.property());
      found += value == null ? 0 : 1;
      values[i] = value == null || value.isNull() ? null : convert(column, value);
    }
    undeclared = found < data.size();
  }

  private @Nullable Object convert(Column column, JsonNode value) {
    changes.field(column.property());
    return column.type().convert(value, changes);
  }

  /** Hands the value of a column to the appender. */
  void append(DuckDBAppender appender, int column) throws SQLException {
    Object value = values[column];
    if (value == null) {
      appender.appendNull();
    } else {
      columns.get(column).type().append().to(appender, value);
    }
  }

  /** True when the record has fields that the stream does not declare. */
  boolean hasUndeclared() {
    return undeclared;
  }

  long emittedAt() {
    return emittedAt;
  }

  long generationId() {
    return generationId;
  }

  String meta() {
    return changes.meta();
  }
}
