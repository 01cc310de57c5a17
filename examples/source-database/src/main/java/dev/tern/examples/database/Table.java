package dev.tern.examples.database;

import java.util.List;
import java.util.Optional;

/**
 * A table or a view.
 *
 * @param schema its schema; empty where the database has only one
 * @param name as the database spells it
 * @param source the quoted name for a FROM clause
 * @param columns in the order of the table
 * @param primaryKey names of columns in the order of the key; empty without a key
 */
record Table(
    Optional<String> schema,
    String name,
    String source,
    List<Column> columns,
    List<String> primaryKey) {

  Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  Optional<Column> find(String column) {
    return columns.stream().filter(candidate -> candidate.name().equals(column)).findFirst();
  }
}
