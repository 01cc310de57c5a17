package dev.tern.cdk.destination.sql;

/**
 * The place of a table.
 *
 * @param schema the schema as the database spells it; empty for a temporary table of the connection
 * @param table the table as the database spells it
 */
public record TableName(String schema, String table) {

  /** A temporary table, which only its connection sees. */
  public static TableName temporary(String table) {
    return new TableName("", table);
  }

  /** True for a table that only its connection sees. */
  public boolean isTemporary() {
    return schema.isEmpty();
  }

  /** Another table of the same schema. */
  TableName sibling(String name) {
    return new TableName(schema, name);
  }
}
