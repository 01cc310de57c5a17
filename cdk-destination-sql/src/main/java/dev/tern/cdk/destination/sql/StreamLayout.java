package dev.tern.cdk.destination.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which column each part of a record is written to, and by which columns rows are told apart.
 *
 * @param metadata where a row comes from, in the order of {@link MetadataColumn}
 * @param properties the fields that have a column
 * @param paths what rows are compared by beside columns of the stream
 * @param key the columns that tell rows apart; none when the stream has no key
 * @param cursor the column whose largest value is the newest row
 * @param deletedAt the column that is set in records of deleted rows
 */
record StreamLayout(
    List<SqlColumn> metadata,
    List<PropertyColumn> properties,
    List<PathColumn> paths,
    List<SqlColumn> key,
    Optional<SqlColumn> cursor,
    Optional<SqlColumn> deletedAt) {

  /** All columns that a record is written to, in the order a {@link RowReader} fills them. */
  List<SqlColumn> columns() {
    List<SqlColumn> all = new ArrayList<>(metadata);
    properties.forEach(property -> all.add(property.column()));
    paths.forEach(path -> all.add(path.column()));
    return all;
  }

  SqlColumn metadata(MetadataColumn column) {
    return metadata.get(column.place());
  }

  /** The part of the key, or the cursor, that a record cannot be stored without. */
  boolean isKey(SqlColumn column) {
    return key.contains(column);
  }
}
