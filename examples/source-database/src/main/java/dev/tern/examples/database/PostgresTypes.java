package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types a PostgreSQL database knows, by their object identifiers. */
final class PostgresTypes {

  /** The two vectors look like arrays but are written differently. */
  private static final String TYPES =
      """
      SELECT t.oid, CASE WHEN n.nspname = 'pg_catalog' THEN t.typname ELSE '' END,
             CASE WHEN t.typcategory = 'A' AND t.typname NOT IN ('int2vector', 'oidvector')
                  THEN t.typelem ELSE 0 END,
             t.typbasetype, t.typtypmod, t.typndims, t.typdelim
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      """;

  private final Map<Long, Row> rows = new HashMap<>();

  private PostgresTypes() {}

  /** What the catalog says about a type; no element or base is 0. */
  private record Row(long element, long base, PostgresType declared) {}

  static PostgresTypes load(Connection connection) throws SQLException {
    PostgresTypes types = new PostgresTypes();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TYPES)) {
      while (row.next()) {
        char delimiter = row.getString(7).charAt(0);
        PostgresType declared =
            new PostgresType(
                row.getString(2), row.getInt(5), row.getInt(6), Optional.empty(), delimiter);
        types.rows.put(row.getLong(1), new Row(row.getLong(3), row.getLong(4), declared));
      }
    }
    return types;
  }

  /** The type of a column or an element. */
  PostgresType require(long oid, int modifier, int dimensions) {
    Row row = rows.get(oid);
    if (row == null) { // made after the types were read: it has a text form at least
      return new PostgresType("", -1, 0, Optional.empty(), ',');
    }
    if (row.base() != 0) {
      PostgresType domain = row.declared();
      return require(row.base(), domain.modifier(), Math.max(dimensions, domain.dimensions()));
    }
    String name = row.declared().name();
    char delimiter = row.declared().delimiter();
    if (row.element() == 0) {
      return new PostgresType(name, modifier, 0, Optional.empty(), delimiter);
    }
    PostgresType element = require(row.element(), modifier, 0);
    return new PostgresType(
        name, modifier, Math.max(1, dimensions), Optional.of(element), delimiter);
  }
}
