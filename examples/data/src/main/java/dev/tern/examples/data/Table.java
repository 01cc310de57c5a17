package dev.tern.examples.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of the sample database. Every row gets the next {@code id}; the last two values of an
 * insert are {@code created_at} and {@code updated_at}.
 */
final class Table {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

  private final Connection connection;
  private final String name;
  private final String insert;
  private long lastId;

  private Table(Connection connection, String name, List<String> columns, long lastId) {
    this.connection = connection;
    this.name = name;
    this.insert =
        "INSERT INTO %s (id, %s, created_at, updated_at) VALUES (%s)"
            .formatted(
                name,
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.size() + 3, "?")));
    this.lastId = lastId;
  }

  static Table of(Connection connection, String name, String... columns) throws SQLException {
    long last = queryLong(connection, "SELECT coalesce(max(id), 0) FROM " + name);
    return new Table(connection, name, List.of(columns), last);
  }

  /** Adds a row and returns its id. */
  long add(@Nullable Object... values) throws SQLException {
    lastId++;
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setLong(1, lastId);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 2, stored(values[i]));
      }
      statement.executeUpdate();
    }
    return lastId;
  }

  /** Changes one value of a row, at a moment. */
  void change(long id, String column, Object value, LocalDateTime moment) throws SQLException {
    String update =
        "UPDATE %s SET %s = ?, updated_at = max(updated_at, ?) WHERE id = ?"
            .formatted(name, column);
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setObject(1, stored(value));
      statement.setString(2, MOMENT.format(moment));
      statement.setLong(3, id);
      statement.executeUpdate();
    }
  }

  /** Says that something about a row happened at a moment. */
  void touch(long id, LocalDateTime moment) throws SQLException {
    change(id, "id", id, moment);
  }

  /** The latest change of any row. */
  LocalDateTime lastChange() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT max(updated_at) FROM " + name)) {
      result.next();
      return LocalDateTime.parse(result.getString(1), MOMENT);
    }
  }

  /** The id that was given last; 0 when the table is empty. */
  long lastId() {
    return lastId;
  }

  /** The ids of the rows a condition holds for, in ascending order. */
  List<Long> ids(String condition) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT id FROM %s WHERE %s ORDER BY id".formatted(name, condition))) {
      while (result.next()) {
        ids.add(result.getLong(1));
      }
    }
    return ids;
  }

  private static @Nullable Object stored(@Nullable Object value) {
    return value instanceof LocalDateTime moment ? MOMENT.format(moment) : value;
  }

  private static long queryLong(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
