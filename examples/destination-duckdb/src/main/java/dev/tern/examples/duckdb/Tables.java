package dev.tern.examples.duckdb;

import dev.tern.cdk.error.ConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of the file: what they look like, how they are made, changed and replaced. */
final class Tables {

  private static final String IN_FILE = " WHERE database_name = '" + DuckDbFile.CATALOG + "'";

  private final DuckDbFile file;

  Tables(DuckDbFile file) {
    this.file = file;
  }

  /**
   * Drops what an interrupted sync has left. Nobody else has the file open, so all of it is left
   * over.
   */
  void dropLeftovers() {
    List<TableName> tables =
        file.query(
            "SELECT schema_name, table_name FROM duckdb_tables()" + IN_FILE,
            row -> new TableName(row.getString(1), row.getString(2)));
    file.execute(
        tables.stream()
            .filter(table -> SafeName.isStaging(table.table()))
            .map(Tables::drop)
            .toList());
  }

  /** The types of the table's columns by name, in order; empty when there is no such table. */
  Map<String, String> columns(TableName table) {
    Map<String, String> columns = new LinkedHashMap<>();
    file.query(
            "SELECT column_name, data_type FROM duckdb_columns()"
                + IN_FILE
                + is("schema_name", table.schema())
                + is("table_name", table.table())
                + " ORDER BY column_index",
            row -> List.of(row.getString(1), row.getString(2)))
        .forEach(column -> columns.put(column.get(0), column.get(1)));
    return columns;
  }

  /** Refuses a view in the place of a table; DuckDB lists its columns as those of a table. */
  void requireNoView(TableName table) {
    String views =
        "SELECT 1 FROM duckdb_views()"
            + IN_FILE
            + is("schema_name", table.schema())
            + is("view_name", table.table());
    if (!file.query(views, row -> true).isEmpty()) {
      throw new ConfigException(
          "There is a view called " + table.sql() + " where a table is needed. Rename the view.");
    }
  }

  /** Makes the table. */
  void create(TableName table, TableLayout layout) {
    file.execute(List.of(layout.create(table)));
  }

  /** Gives the table the columns that it misses. */
  void extend(TableName table, TableLayout layout) {
    file.execute(layout.extend(table));
  }

  /** Puts a staged table in the place of the table, in one step. */
  void swap(TableName staging, TableName table) {
    file.execute(
        List.of(
            drop(table),
            "ALTER TABLE " + staging.sql() + " RENAME TO " + TableName.quote(table.table())));
  }

  /** Drops a staged table. */
  void discard(TableName staging) {
    file.execute(List.of(drop(staging)));
  }

  /**
   * Compares as DuckDB compares names: the schema may be spelled otherwise in the configuration.
   */
  private static String is(String column, String name) {
    return " AND lower(" + column + ") = lower(" + TableName.literal(name) + ")";
  }

  private static String drop(TableName table) {
    return "DROP TABLE IF EXISTS " + table.sql();
  }
}
