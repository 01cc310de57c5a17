package dev.tern.examples.database;

import dev.tern.cdk.source.PageReader;
import dev.tern.cdk.source.RecordSink;
import dev.tern.cdk.source.Slice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Reads the ranges of a table page by page: as many rows as a page has, behind the last key of the
 * page before. For all threads.
 *
 * <p>Pages are read at different moments. A row that is there all the time has the same key all the
 * time, so exactly one page has it, whatever else changes.
 */
final class TablePages implements PageReader {

  private final ConnectionPool pool;
  private final TableQuery query;
  private final KeyOrder order;
  private final String stream;
  private final int pageRows;
  private final RowRecords rows;
  private final AtomicBoolean estimated = new AtomicBoolean();

  /**
   * For one read.
   *
   * @param stream the name for sentences
   * @param pageRows how many rows a page has
   */
  TablePages(ConnectionPool pool, TableQuery query, KeyOrder order, String stream, int pageRows) {
    this.pool = pool;
    this.query = query;
    this.order = order;
    this.stream = stream;
    this.pageRows = pageRows;
    this.rows = new RowRecords(query.columns(), stream);
  }

  @Override
  public Optional<String> read(Slice slice, RecordSink records) {
    KeyRange range = KeyRange.of(slice.partition());
    return pool.use(
        "stream " + stream,
        connection -> {
          if (estimated.compareAndSet(false, true)) {
            pool.dialect()
                .estimate(connection, query, Optional.empty())
                .ifPresent(size -> records.estimate(size.rows(), size.bytes()));
          }
          if (slice.page().isPresent()) {
            KeyPlace above = KeyPlace.ofToken(slice.page().get());
            return page(connection, new KeyRange(above, range.upTo()), records);
          }
          Optional<String> unplaced = range.above().isStart() ? order.unplaced() : Optional.empty();
          return unplaced.isPresent()
              ? unplaced(connection, unplaced.get(), records)
              : page(connection, range, records);
        });
  }

  /** The rows whose key is not whole are the page before all others. */
  private Optional<String> unplaced(Connection connection, String condition, RecordSink records)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FetchSize.FIRST);
      try (ResultSet result =
          statement.executeQuery(
              "SELECT " + selected() + " FROM " + query.source() + " WHERE " + condition)) {
        rows.emit(result, records, row -> {});
      }
    }
    return Optional.of(KeyPlace.START.token());
  }

  private Optional<String> page(Connection connection, KeyRange range, RecordSink records)
      throws SQLException {
    KeyQuery wanted = new KeyQuery(selected() + ", " + order.list(), query.source(), order, range);
    try (PreparedStatement statement = wanted.prepare(connection, " LIMIT " + pageRows)) {
      statement.setFetchSize(FetchSize.FIRST);
      try (ResultSet result = statement.executeQuery()) {
        LastKey last = new LastKey(result);
        rows.emit(result, records, row -> last.see());
        return last.seen == pageRows ? Optional.of(last.place.token()) : Optional.empty();
      }
    }
  }

  private String selected() {
    return query.columns().stream().map(Column::expression).collect(Collectors.joining(", "));
  }

  /** Remembers the key of the last row of a page. */
  private final class LastKey {
    private final ResultSet row;
    private long seen;
    private KeyPlace place = KeyPlace.START;

    LastKey(ResultSet row) {
      this.row = row;
    }

    void see() throws SQLException {
      seen++;
      if (seen == pageRows) {
        place = order.place(row, query.columns().size() + 1);
      }
    }
  }
}
