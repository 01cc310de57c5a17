package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SELECT that reads a table.
 *
 * @param source the quoted name of the table
 * @param columns what is selected; at least one
 * @param cursor what the rows are ordered by; empty for a full refresh, in any order
 */
record TableQuery(String source, List<Column> columns, Optional<Column> cursor) {

  /**
   * A statement ready to be executed; the caller closes it.
   *
   * @param bound the lowest cursor wanted, inclusive
   */
  PreparedStatement prepare(Connection connection, Optional<String> bound) throws SQLException {
    return prepare(connection, "", bound);
  }

  /**
   * A statement with something before its SELECT.
   *
   * @param prefix such as EXPLAIN
   */
  PreparedStatement prepare(Connection connection, String prefix, Optional<String> bound)
      throws SQLException {
    Optional<Ordering> lower = bound.flatMap(value -> ordering());
    PreparedStatement statement =
        connection.prepareStatement(
            prefix + text(lower.isPresent()),
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY);
    try {
      if (lower.isPresent()) {
        lower.get().binder().bind(statement, bound.orElseThrow());
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** The columns, for SELECT. */
  String selected() {
    return columns.stream().map(Column::expression).collect(Collectors.joining(", "));
  }

  /**
   * The SELECT without an order.
   *
   * @param condition true for the rows that are wanted; empty for all
   */
  String text(Optional<String> condition) {
    String all = "SELECT " + selected() + " FROM " + source;
    return condition.map(rows -> all + " WHERE " + rows).orElse(all);
  }

  private Optional<Ordering> ordering() {
    return cursor.flatMap(Column::ordering);
  }

  /** Rows without a cursor come first: once the cursor has a value, they are never read again. */
  private String text(boolean bounded) {
    String all = selected() + " FROM " + source;
    Optional<Ordering> ordering = ordering();
    if (ordering.isEmpty()) {
      return "SELECT " + all;
    }
    String key = ordering.get().expression();
    return bounded
        ? "SELECT " + all + " WHERE " + key + " >= " + ordering.get().bound() + " ORDER BY " + key
        : "SELECT " + all + " ORDER BY CASE WHEN " + key + " IS NULL THEN 0 ELSE 1 END, " + key;
  }
}
