package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.Batch;
import dev.tern.cdk.destination.StreamWriter;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.protocol.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the records of a stream to its table, which is made or given the columns it misses. */
final class AppendingWriter implements StreamWriter {

  private static final Logger LOG = LoggerFactory.getLogger(AppendingWriter.class);

  private final BatchAppender appender;

  private AppendingWriter(BatchAppender appender) {
    this.appender = appender;
  }

  static AppendingWriter open(
      DuckDbFile file, TableName table, Map<String, DataType> properties, WriteRequest request) {
    Tables tables = new Tables(file);
    Map<String, String> existing = tables.columns(table);
    TableLayout layout = TableLayout.onto(existing, properties);
    if (existing.isEmpty()) {
      tables.create(table, layout);
    } else {
      tables.extend(table, layout);
    }
    warn(table, layout.retyped());
    List<String> order = List.copyOf(tables.columns(table).keySet());
    return new AppendingWriter(new BatchAppender(file, table, layout.columns(), order, request));
  }

  private static void warn(TableName table, List<Column> retyped) {
    if (!retyped.isEmpty()) {
      LOG.warn(
          "Table {} keeps the types of {}, which the stream declares otherwise. Values that do not"
              + " fit become null.",
          table.sql(),
          retyped.stream().map(Column::definition).collect(Collectors.joining(", ")));
    }
  }

  @Override
  public void write(Batch batch) {
    appender.write(batch);
  }
}
