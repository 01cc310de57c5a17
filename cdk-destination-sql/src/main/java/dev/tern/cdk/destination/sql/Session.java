package dev.tern.cdk.destination.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One open transaction. */
final class Session {

  private static final int FETCH_ROWS = 5_000;

  private final SqlDialect dialect;
  private final Connection connection;

  Session(SqlDialect dialect, Connection connection) {
    this.dialect = dialect;
    this.connection = connection;
  }

  /** Makes a value of the current row. */
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Takes the current row. */
  interface RowConsumer {
    void accept(ResultSet row) throws SQLException, IOException;
  }

  SqlDialect dialect() {
    return dialect;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All rows of a query. */
  <T> List<T> query(String sql, RowMapper<T> mapper, String... parameters) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(mapper.map(result));
      }
    }
    return rows;
  }

  /** The rows of a query one after the other. */
  void each(String sql, RowConsumer consumer) throws SQLException, IOException {
    try (PreparedStatement statement = prepare(sql);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        consumer.accept(result);
      }
    }
  }

  /** True when a query has a row. */
  boolean exists(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet result = statement.executeQuery()) {
      return result.next();
    }
  }

  void update(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      statement.executeUpdate();
    }
  }

  RowLoader loader(SqlTable table, List<SqlColumn> columns) throws SQLException {
    return dialect.loader(connection, table, columns);
  }

  private PreparedStatement prepare(String sql, String... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      statement.setFetchSize(FETCH_ROWS);
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
