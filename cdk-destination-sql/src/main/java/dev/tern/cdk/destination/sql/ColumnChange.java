package dev.tern.cdk.destination.sql;

/**
 * A column whose type in the table is another than the stream's.
 *
 * @param column as it is in the table
 * @param declared the type the stream declares
 * @param to the type the column gets; its own when it stays as it is
 */
public record ColumnChange(SqlColumn column, SqlType declared, SqlType to) {}
