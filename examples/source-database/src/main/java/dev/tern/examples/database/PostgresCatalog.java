package dev.tern.examples.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a PostgreSQL database, read from its system catalog in two questions. */
final class PostgresCatalog {

  /** Without partitions, whose rows are those of their table, and without what may not be read. */
  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, a.atttypid, a.atttypmod, a.attndims
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        AND a.attnum > 0 AND NOT a.attisdropped
        AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
        AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')
        AND %s
      ORDER BY n.nspname::text COLLATE "C", c.relname::text COLLATE "C", a.attnum
      """;

  private static final String OWN =
      "n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'";
  private static final String CHOSEN = "n.nspname = ANY (CAST(? AS text[]))";

  private static final String KEYS =
      """
      SELECT n.nspname, c.relname, a.attname, c.relkind <> 'p' AND c.relhassubclass
      FROM pg_catalog.pg_constraint p
      JOIN pg_catalog.pg_class c ON c.oid = p.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL unnest(p.conkey) WITH ORDINALITY AS k (attnum, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
      WHERE p.contype = 'p'
      ORDER BY c.oid, k.place
      """;

  private final Connection connection;

  PostgresCatalog(Connection connection) {
    this.connection = connection;
  }

  /** The name of a table with its schema. */
  private record Name(String schema, String table) {
    static Name of(ResultSet row) throws SQLException {
      return new Name(row.getString(1), row.getString(2));
    }
  }

  /**
   * A primary key.
   *
   * @param inherited whether rows of other tables are read with this one, which may have the same
   *     key again
   */
  private record Key(List<String> columns, boolean inherited) {
    static final Key NONE = new Key(List.of(), false);
  }

  List<Table> tables(List<String> schemas) throws SQLException {
    Map<Name, Key> keys = keys();
    List<Table> tables = new ArrayList<>();
    columns(schemas)
        .forEach(
            (name, columns) -> {
              Key key = keys.getOrDefault(name, Key.NONE);
              tables.add(table(name, columns, key));
            });
    return tables;
  }

  /** A key of which a part may not be read is none. */
  private static Table table(Name name, List<Column> columns, Key key) {
    List<String> names = columns.stream().map(Column::name).toList();
    return new Table(
        Optional.of(name.schema()),
        name.table(),
        Identifiers.path(List.of(name.schema(), name.table()), "\""),
        key.inherited() ? columns.stream().map(Column::withoutKey).toList() : columns,
        names.containsAll(key.columns()) ? key.columns() : List.of());
  }

  private Map<Name, List<Column>> columns(List<String> schemas) throws SQLException {
    PostgresTypes types = PostgresTypes.load(connection);
    Map<Name, List<Column>> columns = new LinkedHashMap<>();
    String question = COLUMNS.formatted(schemas.isEmpty() ? OWN : CHOSEN);
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      if (!schemas.isEmpty()) {
        Array names = connection.createArrayOf("text", schemas.toArray());
        statement.setArray(1, names);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          PostgresType type = types.require(row.getLong(4), row.getInt(5), row.getInt(6));
          columns
              .computeIfAbsent(Name.of(row), name -> new ArrayList<>())
              .add(PostgresColumns.of(row.getString(3), type));
        }
      }
    }
    return columns;
  }

  private Map<Name, Key> keys() throws SQLException {
    Map<Name, Key> keys = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(KEYS)) {
      while (row.next()) {
        boolean inherited = row.getBoolean(4);
        keys.computeIfAbsent(Name.of(row), name -> new Key(new ArrayList<>(), inherited))
            .columns()
            .add(row.getString(3));
      }
    }
    return keys;
  }
}
