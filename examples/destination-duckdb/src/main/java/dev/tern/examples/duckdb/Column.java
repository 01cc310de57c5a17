package dev.tern.examples.duckdb;

/**
 * A column that a property of the stream is written to.
 *
 * @param property the property's name in the record
 * @param name the column as DuckDB spells it
 * @param type the type of the column in the table
 */
record Column(String property, String name, CellType type) {

  /** The column in a table definition. */
  String definition() {
    return TableName.quote(name) + " " + type.sql();
  }
}
