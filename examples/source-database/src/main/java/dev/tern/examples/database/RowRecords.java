package dev.tern.examples.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.source.RecordRow;
import dev.tern.cdk.source.RecordSink;
import dev.tern.protocol.AirbyteRecordMessageMetaChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the rows of a table into records, one at a time: straight into bytes, but for one with a
 * value that cannot be said whole, which takes the way that tells. For all threads.
 */
final class RowRecords {

  private final List<Column> columns;
  private final NulledColumns nulled;

  /**
   * For one read.
   *
   * @param columns what was selected, from index 1 on
   * @param stream the name for sentences
   */
  RowRecords(List<Column> columns, String stream) {
    this.columns = List.copyOf(columns);
    this.nulled = new NulledColumns(stream);
  }

  /** What looks at a row that is about to be emitted. */
  @FunctionalInterface
  interface Observer {
    void see(ResultSet row) throws SQLException;
  }

  /** Emits all rows that are left, in fetches that fit the heap. */
  void emit(ResultSet rows, RecordSink records, Observer observer) throws SQLException {
    FetchSize fetch = new FetchSize();
    Loss loss = new Loss();
    RecordRow record = records.row(columns.stream().map(Column::name).toList());
    while (rows.next()) {
      fill(record, rows, loss);
      if (fetch.saw(record.size())) {
        rows.setFetchSize(fetch.size());
      }
      observer.see(rows);
      if (loss.take()) {
        record.clear();
        emitWhatCanBeSaid(rows, records);
      } else {
        record.emit();
      }
    }
  }

  private void fill(RecordRow record, ResultSet row, Loss loss) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).values().add(row, i + 1, loss, record);
    }
  }

  private void emitWhatCanBeSaid(ResultSet row, RecordSink records) throws SQLException {
    List<AirbyteRecordMessageMetaChange> changes = new ArrayList<>();
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    Loss loss = new Loss();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      record.set(column.name(), column.values().read(row, i + 1, loss));
      if (loss.take()) {
        changes.add(nulled.change(column.name()));
      }
    }
    records.emit(record, changes);
  }
}
