package dev.tern.examples.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.source.RecordSink;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the rows of a table into records, one at a time. For all threads. */
final class RowRecords {

  private static final Logger LOG = LoggerFactory.getLogger(RowRecords.class);

  private final List<Column> columns;
  private final String stream;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  /**
   * For one read.
   *
   * @param columns what was selected, from index 1 on
   * @param stream the name for sentences
   */
  RowRecords(List<Column> columns, String stream) {
    this.columns = List.copyOf(columns);
    this.stream = stream;
  }

  /** What looks at a row that is about to be emitted. */
  @FunctionalInterface
  interface Observer {
    void see(ObjectNode record) throws SQLException;
  }

  /** Emits all rows that are left, in fetches that fit the heap. */
  void emit(ResultSet rows, RecordSink records, Observer observer) throws SQLException {
    FetchSize fetch = new FetchSize();
    Loss loss = new Loss();
    while (rows.next()) {
      List<AirbyteRecordMessageMetaChange> changes = new ArrayList<>(0);
      ObjectNode record = record(rows, loss, changes);
      if (fetch.saw(record)) {
        rows.setFetchSize(fetch.size());
      }
      observer.see(record);
      records.emit(record, changes);
    }
  }

  private ObjectNode record(ResultSet row, Loss loss, List<AirbyteRecordMessageMetaChange> changes)
      throws SQLException {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    int index = 0;
    for (Column column : columns) {
      index++;
      record.set(column.name(), column.values().read(row, index, loss));
      if (loss.take()) {
        changes.add(nulled(column.name()));
      }
    }
    return record;
  }

  private AirbyteRecordMessageMetaChange nulled(String column) {
    if (warned.add(column)) {
      LOG.warn(
          "Column '{}' of stream {} holds values that its type cannot say: they are null, and"
              + " 'meta.changes' of each record tells.",
          column,
          stream);
    }
    return new AirbyteRecordMessageMetaChange()
        .withField(column)
        .withChange(AirbyteRecordMessageMetaChange.Change.NULLED)
        .withReason(AirbyteRecordMessageMetaChange.Reason.SOURCE_SERIALIZATION_ERROR);
  }
}
