package dev.tern.cdk.destination.sql;

import dev.tern.cdk.destination.WriteRequest;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stream says about its records.
 *
 * @param properties the declared fields in the order of the schema
 * @param key the paths of the primary key
 * @param cursor the path of the cursor; empty when there is none
 */
record StreamFields(Map<String, DataType> properties, List<List<String>> key, List<String> cursor) {

  /** The field that is set in records of deleted rows. */
  static final String DELETED_AT = "_ab_cdc_deleted_at";

  static StreamFields of(WriteRequest request) {
    DataType type = DataType.parse(request.schema());
    Map<String, DataType> properties =
        type instanceof ObjectType object ? object.properties() : Map.of();
    return new StreamFields(properties, request.primaryKey(), request.cursor());
  }

  /** The declared type at a path; absent when nothing says what is there. */
  Optional<DataType> find(List<String> path) {
    Map<String, DataType> level = properties;
    DataType found = null;
    for (String step : path) {
      found = level.get(step);
      level = found instanceof ObjectType object ? object.properties() : Map.of();
    }
    return Optional.ofNullable(found);
  }

  /** The cursor as a list of paths: of one or of none. */
  List<List<String>> cursors() {
    return cursor.isEmpty() ? List.of() : List.of(cursor);
  }
}
