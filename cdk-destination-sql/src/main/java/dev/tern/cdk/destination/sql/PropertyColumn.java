package dev.tern.cdk.destination.sql;

/**
 * A column that a property of the stream is written to.
 *
 * @param property the property's name in the record
 * @param column where its value goes
 * @param cell how it gets there
 */
record PropertyColumn(String property, SqlColumn column, Cell cell) {}
