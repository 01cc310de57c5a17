package dev.tern.cdk.destination.sql;

/**
 * What the user of a destination chose about its tables.
 *
 * @param schema the schema of streams without a namespace
 * @param deletes what a deleted record does in a stream that keeps one row a key
 */
public record SqlSettings(String schema, Deletes deletes) {

  /** Rows of deleted records go. */
  public static SqlSettings of(String schema) {
    return new SqlSettings(schema, Deletes.HARD);
  }

  /** The same with another way to delete. */
  public SqlSettings withDeletes(Deletes other) {
    return new SqlSettings(schema, other);
  }
}
