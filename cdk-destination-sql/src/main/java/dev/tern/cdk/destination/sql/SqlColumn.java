package dev.tern.cdk.destination.sql;

/**
 * A column of a table.
 *
 * @param name as the database spells it
 * @param type what it holds
 * @param nullable false when the table refuses nulls in it, which can be changed; columns the kit
 *     makes take them
 */
public record SqlColumn(String name, SqlType type, boolean nullable) {

  /** A column that takes nulls. */
  public SqlColumn(String name, SqlType type) {
    this(name, type, true);
  }
}
