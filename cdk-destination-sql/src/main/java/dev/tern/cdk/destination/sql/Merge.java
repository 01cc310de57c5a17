package dev.tern.cdk.destination.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The meeting of a batch with the rows of a table that keeps one row for a key.
 *
 * <p>The newest row of a key stays, wherever it is; of equal ones the one that arrived last. A
 * deleted row leaves a tombstone, so that what is older stays away.
 */
final class Merge {

  private final Session session;
  private final StreamLayout layout;
  private final TableName target;
  private final Optional<TableName> tombstones;

  /**
   * Prepares a merge.
   *
   * @param tombstones where deleted rows are remembered; absent when they stay in the table
   */
  Merge(Session session, StreamLayout layout, TableName target, Optional<TableName> tombstones) {
    this.session = session;
    this.layout = layout;
    this.target = target;
    this.tombstones = tombstones;
  }

  /**
   * Moves the rows that win.
   *
   * @param batch rows with their position; it is empty of losers afterwards
   * @param columns what is moved
   * @param nullKeys true when a row of the batch has a null in its key
   */
  void run(SqlTable batch, List<SqlColumn> columns, boolean nullKeys) throws SQLException {
    Comparison comparison = new Comparison(session.dialect(), layout, nullKeys);
    reduce(batch, comparison);
    leave(batch.name(), target, comparison);
    if (tombstones.isPresent()) {
      leave(batch.name(), tombstones.get(), comparison);
      replace(tombstones.get(), batch.name(), comparison);
    }
    replace(target, batch.name(), comparison);
    if (tombstones.isPresent() && layout.deletedAt().isPresent()) {
      String deleted = quote(layout.deletedAt().get());
      insert(tombstones.get(), batch, comparison.compared(), deleted + " IS NOT NULL");
      insert(target, batch, columns, deleted + " IS NULL");
    } else {
      insert(target, batch, columns, "TRUE");
    }
  }

  /** Leaves the newest row of each key in the batch. */
  private void reduce(SqlTable batch, Comparison comparison) throws SQLException {
    String position = session.dialect().quote(session.dialect().names().shown(BatchRows.POSITION));
    session.execute(
        String.format(
            "DELETE FROM %1$s WHERE %2$s IN (SELECT %2$s FROM (SELECT %2$s, row_number() OVER"
                + " (PARTITION BY %3$s ORDER BY %4$s) AS n FROM %1$s) AS ranked WHERE n > 1)",
            sql(batch.name()), position, comparison.key(), comparison.newestFirst()));
  }

  /** Takes what is older than a row of the table out of the batch. */
  private void leave(TableName batch, TableName table, Comparison comparison) throws SQLException {
    session.execute(
        String.format(
            "DELETE FROM %s WHERE EXISTS (SELECT 1 FROM %s AS kept WHERE %s AND %s)",
            sql(batch),
            sql(table),
            comparison.sameKey("kept", alias(batch)),
            comparison.newer("kept", alias(batch))));
  }

  /** Takes what the batch has a row for out of the table. */
  private void replace(TableName table, TableName batch, Comparison comparison)
      throws SQLException {
    session.execute(
        String.format(
            "DELETE FROM %s WHERE EXISTS (SELECT 1 FROM %s AS fresh WHERE %s)",
            sql(table), sql(batch), comparison.sameKey("fresh", alias(table))));
  }

  private void insert(TableName table, SqlTable batch, List<SqlColumn> columns, String condition)
      throws SQLException {
    String names = columns.stream().map(this::quote).collect(Collectors.joining(", "));
    session.execute(
        String.format(
            "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s WHERE %4$s",
            sql(table), names, sql(batch.name()), condition));
  }

  private String sql(TableName table) {
    return session.dialect().sql(table);
  }

  private String alias(TableName table) {
    return session.dialect().quote(table.table());
  }

  private String quote(SqlColumn column) {
    return session.dialect().quote(column.name());
  }
}
