package dev.tern.examples.database;

import dev.tern.cdk.source.RecordSink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads a table with one query, which sees one snapshot. */
final class TableReader {

  private final ConnectionPool pool;
  private final TableQuery query;
  private final String stream;
  private final RowRecords rows;
  private final TableScan scan;

  /**
   * For one read.
   *
   * @param stream the name for sentences
   */
  TableReader(ConnectionPool pool, TableQuery query, String stream) {
    this.pool = pool;
    this.query = query;
    this.stream = stream;
    this.rows = new RowRecords(query.columns(), stream);
    this.scan = pool.dialect().scan(query, stream);
  }

  /** Emits every row at or above the bound. */
  void read(Optional<String> bound, RecordSink records) {
    boolean unused =
        pool.use(
            "stream " + stream,
            connection -> {
              pool.dialect()
                  .estimate(connection, query, bound)
                  .ifPresent(size -> records.estimate(size.rows(), size.bytes()));
              read(connection, bound, records);
              return true;
            });
  }

  private void read(Connection connection, Optional<String> bound, RecordSink records)
      throws SQLException {
    if (query.cursor().isEmpty()) {
      scan.rows(connection, Optional.empty(), records);
      return;
    }
    try (PreparedStatement statement = query.prepare(connection, bound)) {
      statement.setFetchSize(FetchSize.FIRST);
      try (ResultSet result = statement.executeQuery()) {
        rows.emit(result, records, observer());
      }
    }
  }

  private RowRecords.Observer observer() {
    Column cursor = query.cursor().orElseThrow();
    int index = query.columns().stream().map(Column::name).toList().indexOf(cursor.name()) + 1;
    if (index == 0) {
      return row -> {};
    }
    CursorSequence sequence = new CursorSequence(cursor, stream);
    ValueReader values = query.columns().get(index - 1).values();
    Loss told = new Loss(); // by the record
    return row -> sequence.next(values.read(row, index, told));
  }
}
