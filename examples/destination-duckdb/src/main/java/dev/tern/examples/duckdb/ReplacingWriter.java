package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.protocol.types.DataType;
import java.util.List;
import java.util.Map;

/**
 * Writes the records of a stream to a staged table, which takes the place of the stream's table
 * when it is complete (WRITE-10).
 */
final class ReplacingWriter implements StreamWriter {

  private final Tables tables;
  private final TableName staging;
  private final TableName table;
  private final BatchAppender appender;

  private ReplacingWriter(
      Tables tables, TableName staging, TableName table, BatchAppender appender) {
    this.tables = tables;
    this.staging = staging;
    this.table = table;
    this.appender = appender;
  }

  static ReplacingWriter open(
      DuckDbFile file, TableName table, Map<String, DataType> properties, WriteRequest request) {
    Tables tables = new Tables(file);
    TableName staging = table.staging();
    TableLayout layout = TableLayout.fresh(properties);
    tables.create(staging, layout);
    List<String> order = List.copyOf(tables.columns(staging).keySet());
    return new ReplacingWriter(
        tables, staging, table, new BatchAppender(file, staging, layout.columns(), order, request));
  }

  @Override
  public void write(Batch batch) {
    appender.write(batch);
  }

  @Override
  public void complete() {
    tables.swap(staging, table);
  }

  @Override
  public void abandon() {
    tables.discard(staging);
  }
}
