package dev.tern.examples.database;

import dev.tern.cdk.error.ConfigException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Key values of SQLite, which may be of any storage class: its first letter, then the value. Texts
 * that hold a replacement character travel as their bytes, for they may be no text.
 */
final class SqliteKey implements KeyColumn.Values {

  private static final char REPLACEMENT = '\uFFFD';

  private SqliteKey() {}

  /**
   * A column of a key.
   *
   * @param filled whether it is declared NOT NULL: in SQLite a key may be NULL otherwise
   */
  static KeyColumn of(SqliteColumn column, boolean filled) {
    String quoted = Identifiers.quote(column.name());
    return new KeyColumn(
        quoted + " COLLATE BINARY",
        filled ? Optional.empty() : Optional.of(quoted),
        new SqliteKey());
  }

  @Override
  public String read(ResultSet row, int index) throws SQLException {
    Object stored = row.getObject(index);
    if (stored instanceof byte[] bytes) {
      return "b" + HexFormat.of().formatHex(bytes);
    }
    if (stored instanceof String text) {
      return text.indexOf(REPLACEMENT) < 0
          ? "t" + text
          : "u" + HexFormat.of().formatHex(row.getBytes(index));
    }
    return (stored instanceof Double ? "r" : "i") + stored;
  }

  @Override
  public String expression(String text, String mark) {
    return text.startsWith("u") ? "CAST(" + mark + " AS TEXT)" : mark;
  }

  @Override
  public void bind(PreparedStatement statement, int index, String text) throws SQLException {
    String value = text.substring(1);
    switch (text.charAt(0)) {
      case 'i' -> statement.setLong(index, Long.parseLong(value));
      case 'r' -> statement.setDouble(index, Double.parseDouble(value));
      case 't' -> statement.setString(index, value);
      case 'b', 'u' -> statement.setBytes(index, HexFormat.of().parseHex(value));
      default ->
          throw new ConfigException(
              "The saved state holds a key that is none of SQLite. Reset the stream.");
    }
  }
}
