package dev.tern.examples.database;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.StreamDescriptor;
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

  /** The name of its stream for sentences. */
  String title() {
    return StreamNames.text(
        new StreamDescriptor().withName(name).withNamespace(schema.orElse(null)));
  }

  /** The column that a path names, when it has an order. */
  Optional<Column> cursor(List<String> path) {
    return path.size() == 1
        ? find(path.get(0)).filter(column -> column.ordering().isPresent())
        : Optional.empty();
  }

  /** The table as it is read when a column is the cursor. */
  Table orderedBy(List<String> path) {
    Optional<Column> cursor = cursor(path);
    List<Column> read =
        columns.stream()
            .map(column -> cursor.filter(column::equals).map(Column::asCursor).orElse(column))
            .toList();
    return new Table(schema, name, source, read, primaryKey);
  }

  Optional<Column> find(String column) {
    return columns.stream().filter(candidate -> candidate.name().equals(column)).findFirst();
  }
}
