package dev.tern.examples.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a database as its driver lists them. */
final class StandardCatalog {

  private static final Set<String> SYSTEM =
      Set.of("information_schema", "pg_catalog", "sys", "system", "mysql", "performance_schema");

  private final Connection connection;
  private final DatabaseMetaData database;

  StandardCatalog(Connection connection) throws SQLException {
    this.connection = connection;
    this.database = connection.getMetaData();
  }

  private record Name(@Nullable String catalog, @Nullable String schema, String table) {
    String order() {
      return schema + "\0" + table;
    }
  }

  List<Table> tables(List<String> schemas) throws SQLException {
    List<Table> tables = new ArrayList<>();
    for (Name name : names()) {
      if (isWanted(name, schemas)) {
        Table table = table(name);
        if (!table.columns().isEmpty()) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private static boolean isWanted(Name name, List<String> schemas) {
    String schema = name.schema();
    if (!schemas.isEmpty()) {
      return schema != null && schemas.contains(schema);
    }
    return schema == null || !SYSTEM.contains(schema.toLowerCase(Locale.ROOT));
  }

  private List<Name> names() throws SQLException {
    List<Name> names = new ArrayList<>();
    String[] kinds = {"TABLE", "BASE TABLE", "PARTITIONED TABLE", "VIEW", "MATERIALIZED VIEW"};
    try (ResultSet row = database.getTables(connection.getCatalog(), null, "%", kinds)) {
      while (row.next()) {
        names.add(
            new Name(
                row.getString("TABLE_CAT"),
                row.getString("TABLE_SCHEM"),
                row.getString("TABLE_NAME")));
      }
    }
    names.sort(Comparator.comparing(Name::order));
    return names;
  }

  private Table table(Name name) throws SQLException {
    String mark = database.getIdentifierQuoteString().strip();
    List<Column> columns = columns(name, mark);
    List<String> names = columns.stream().map(Column::name).toList();
    List<String> key = key(name);
    List<String> path =
        Stream.of(
                Optional.ofNullable(name.schema() == null ? name.catalog() : name.schema()),
                Optional.of(name.table()))
            .flatMap(Optional::stream)
            .toList();
    return new Table(
        Optional.ofNullable(name.schema()),
        name.table(),
        Identifiers.path(path, mark),
        columns,
        names.containsAll(key) ? key : List.of());
  }

  private List<Column> columns(Name name, String mark) throws SQLException {
    TreeMap<Integer, Column> columns = new TreeMap<>();
    try (ResultSet row =
        database.getColumns(name.catalog(), pattern(name.schema()), pattern(name.table()), "%")) {
      while (row.next()) {
        columns.put(row.getInt("ORDINAL_POSITION"), StandardColumns.of(row, mark));
      }
    }
    return List.copyOf(columns.values());
  }

  private List<String> key(Name name) throws SQLException {
    TreeMap<Integer, String> key = new TreeMap<>();
    try (ResultSet row = database.getPrimaryKeys(name.catalog(), name.schema(), name.table())) {
      while (row.next()) {
        key.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(key.values());
  }

  /** A name with its wildcards escaped. */
  private @Nullable String pattern(@Nullable String name) throws SQLException {
    String escape = database.getSearchStringEscape();
    if (name == null || escape == null || escape.isEmpty()) {
      return name;
    }
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}
