package dev.tern.examples.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Key values of PostgreSQL: the server's own text, which it reads back as the same value.
 *
 * @param type the built-in type the text is cast to
 */
record PostgresKey(String type) implements KeyColumn.Values {

  private static final Set<String> TYPES =
      Set.of(
          "int2",
          "int4",
          "int8",
          "oid",
          "numeric",
          "float4",
          "float8",
          "bool",
          "uuid",
          "text",
          "varchar",
          "bpchar",
          "name",
          "bytea",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "inet",
          "cidr",
          "macaddr");

  /** A column of a type whose texts are exact; keys are never NULL. */
  static Optional<KeyColumn> of(String quoted, PostgresType type) {
    boolean known = type.element().isEmpty() && TYPES.contains(type.name());
    return known
        ? Optional.of(new KeyColumn(quoted, Optional.empty(), new PostgresKey(type.name())))
        : Optional.empty();
  }

  @Override
  public String read(ResultSet row, int index) throws SQLException {
    return row.getString(index);
  }

  @Override
  public String expression(String text, String mark) {
    return "CAST(" + mark + " AS pg_catalog." + type + ")";
  }

  @Override
  public void bind(PreparedStatement statement, int index, String text) throws SQLException {
    statement.setString(index, text);
  }
}
