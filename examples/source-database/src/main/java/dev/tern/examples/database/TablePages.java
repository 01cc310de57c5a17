package dev.tern.examples.database;

import dev.tern.cdk.source.PageReader;
import dev.tern.cdk.source.RecordSink;
import dev.tern.cdk.source.Slice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

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
  private final TableScan scan;
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
    this.scan = pool.dialect().scan(query, stream);
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
    scan.rows(connection, Optional.of(condition), records);
    return Optional.of(KeyPlace.START.token());
  }

  private Optional<String> page(Connection connection, KeyRange range, RecordSink records)
      throws SQLException {
    return scan.page(connection, new KeyPage(order, range, pageRows), records).map(KeyPlace::token);
  }
}
