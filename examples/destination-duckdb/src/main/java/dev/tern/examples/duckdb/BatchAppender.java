package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.BatchRecord;
import dev.tern.cdk.destination.WriteRequest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the rows of batches to one table, each batch in a transaction. */
final class BatchAppender {

  private static final Logger LOG = LoggerFactory.getLogger(BatchAppender.class);

  private final DuckDbFile file;
  private final TableName table;
  private final List<Slot> slots;
  private final Row row;
  private boolean warned;

  /**
   * Prepares for a table that exists.
   *
   * @param columns what properties are written to
   * @param order all columns of the table
   */
  BatchAppender(
      DuckDbFile file,
      TableName table,
      List<Column> columns,
      List<String> order,
      WriteRequest request) {
    this.file = file;
    this.table = table;
    this.slots = slots(columns, order);
    this.row = new Row(columns, new RowChanges(request.syncId()), request.generationId());
  }

  /** What is done for one column of the table. */
  private interface Slot {
    void append(DuckDBAppender appender, Row row) throws SQLException;
  }

  /** Stores a batch durably. */
  void write(Batch batch) {
    file.transaction(
        connection -> {
          try (DuckDBAppender appender =
              connection.createAppender(DuckDbFile.CATALOG, table.schema(), table.table())) {
            for (BatchRecord record : batch) {
              row.take(record);
              append(appender);
            }
            // Closing alone would keep a failure to itself.
            appender.flush();
          }
        });
  }

  private void append(DuckDBAppender appender) throws SQLException {
    appender.beginRow();
    for (Slot slot : slots) {
      slot.append(appender, row);
    }
    appender.endRow();
    if (row.hasUndeclared() && !warned) {
      warned = true;
      LOG.warn(
          "Records of table {} have fields that the stream does not declare. They are not stored.",
          table.sql());
    }
  }

  private static List<Slot> slots(List<Column> columns, List<String> order) {
    Map<String, Slot> metadata = new HashMap<>();
    for (MetadataColumn column : MetadataColumn.values()) {
      metadata.put(column.column(), column::append);
    }
    Map<String, Slot> data = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      data.put(columns.get(i).name(), (appender, row) -> row.append(appender, column));
    }
    Slot undeclared = (appender, row) -> appender.appendDefault();
    return order.stream()
        .map(name -> data.getOrDefault(name, metadata.getOrDefault(SafeName.key(name), undeclared)))
        .toList();
  }
}
