package dev.tern.examples.duckdb;

/**
 * A table of the attached file.
 *
 * @param schema the schema as DuckDB spells it
 * @param table the table as DuckDB spells it
 */
record TableName(String schema, String table) {

  /** The whole name for SQL. */
  String sql() {
    return quote(DuckDbFile.CATALOG) + "." + quote(schema) + "." + quote(table);
  }

  /** The table beside this one that holds what is to take its place. */
  TableName staging() {
    return new TableName(schema, SafeName.staging(table));
  }

  /** An identifier for SQL. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text for SQL. */
  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
