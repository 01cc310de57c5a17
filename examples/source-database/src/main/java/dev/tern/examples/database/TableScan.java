package dev.tern.examples.database;

import dev.tern.cdk.source.RecordSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The way of the rows of one table out of its database in a full refresh. For all threads. */
interface TableScan {

  /**
   * Emits rows in no order.
   *
   * @param condition true for those that are wanted, as SQL; empty for all
   */
  void rows(Connection connection, Optional<String> condition, RecordSink records)
      throws SQLException;

  /**
   * Emits a page in the order of the key.
   *
   * @return the key of the last row; empty when nothing comes behind the page
   */
  Optional<KeyPlace> page(Connection connection, KeyPage page, RecordSink records)
      throws SQLException;
}
