package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much a query of SQLite returns: the rows are counted, up to a million. */
final class SqliteEstimate {

  private static final int MOST = 1_000_000;
  private static final int SAMPLE = 200;

  private final Connection connection;
  private final TableQuery query;

  SqliteEstimate(Connection connection, TableQuery query) {
    this.connection = connection;
    this.query = query;
  }

  Estimate of(Optional<String> bound) throws SQLException {
    Optional<Ordering> lower = bound.flatMap(it -> query.cursor()).flatMap(Column::ordering);
    String rows = " FROM " + query.source() + lower.map(SqliteEstimate::condition).orElse("");
    String sizes =
        query.columns().stream()
            .map(column -> "coalesce(length(CAST(" + column.expression() + " AS BLOB)), 4)")
            .collect(Collectors.joining(" + "));
    double count = number("SELECT count(*) FROM (SELECT 1" + rows + " LIMIT " + MOST, lower, bound);
    double width =
        number(
            "SELECT avg(w) FROM (SELECT " + sizes + " AS w" + rows + " LIMIT " + SAMPLE,
            lower,
            bound);
    return Estimate.of((long) count, width, query);
  }

  private static String condition(Ordering lower) {
    return " WHERE " + lower.expression() + " >= " + lower.bound();
  }

  private double number(String question, Optional<Ordering> lower, Optional<String> bound)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question + ")")) {
      if (lower.isPresent()) {
        lower.get().binder().bind(statement, bound.orElseThrow());
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getDouble(1) : 0;
      }
    }
  }
}
