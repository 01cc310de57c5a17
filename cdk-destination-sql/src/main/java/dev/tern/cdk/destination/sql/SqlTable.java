package dev.tern.cdk.destination.sql;

import java.util.List;
import java.util.Optional;

/**
 * A table that exists.
 *
 * @param name where it is
 * @param columns all its columns, in the order of the table
 */
public record SqlTable(TableName name, List<SqlColumn> columns) {

  /** Copies the columns. */
  public SqlTable {
    columns = List.copyOf(columns);
  }

  /** The column with exactly this name. */
  public Optional<SqlColumn> find(String column) {
    return columns.stream().filter(candidate -> candidate.name().equals(column)).findFirst();
  }
}
