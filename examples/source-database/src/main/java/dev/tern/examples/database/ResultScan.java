package dev.tern.examples.database;

import dev.tern.cdk.source.RecordSink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Takes rows out of results of queries, as any database gives them. */
final class ResultScan implements TableScan {

  private final TableQuery query;
  private final RowRecords records;

  /**
   * For one read.
   *
   * @param stream the name for sentences
   */
  ResultScan(TableQuery query, String stream) {
    this.query = query;
    this.records = new RowRecords(query.columns(), stream);
  }

  @Override
  public void rows(Connection connection, Optional<String> condition, RecordSink sink)
      throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(FetchSize.FIRST);
      try (ResultSet result = statement.executeQuery(query.text(condition))) {
        records.emit(result, sink, row -> {});
      }
    }
  }

  @Override
  public Optional<KeyPlace> page(Connection connection, KeyPage page, RecordSink sink)
      throws SQLException {
    String selected = query.selected() + ", " + page.order().list();
    KeyQuery wanted = page.query(selected, query.source());
    try (PreparedStatement statement = wanted.prepare(connection, " LIMIT " + page.rows())) {
      statement.setFetchSize(FetchSize.FIRST);
      try (ResultSet result = statement.executeQuery()) {
        LastKey last = new LastKey(result, page);
        records.emit(result, sink, row -> last.see());
        return last.seen == page.rows() ? Optional.of(last.place) : Optional.empty();
      }
    }
  }

  /** Remembers the key of the last row of a page. */
  private final class LastKey {
    private final ResultSet row;
    private final KeyPage page;
    private long seen;
    private KeyPlace place = KeyPlace.START;

    LastKey(ResultSet row, KeyPage page) {
      this.row = row;
      this.page = page;
    }

    void see() throws SQLException {
      seen++;
      if (seen == page.rows()) {
        place = page.order().place(row, query.columns().size() + 1);
      }
    }
  }
}
