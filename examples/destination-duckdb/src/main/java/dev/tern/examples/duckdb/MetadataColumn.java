package dev.tern.examples.duckdb;

import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.duckdb.DuckDBAppender;

/** A column that tells where a row comes from (WRITE-22). */
enum MetadataColumn {
  /** A new identifier for every row. */
  RAW_ID("UUID"),
  /** When the source extracted the record. */
  EXTRACTED_AT("TIMESTAMP WITH TIME ZONE"),
  /** The sync, and what was changed in the row. */
  META("JSON"),
  /** The generation of the sync. */
  GENERATION_ID("BIGINT");

  private static final long MICROS_PER_MILLI = 1000;
  private static final long LAST_MILLI = Long.MAX_VALUE / MICROS_PER_MILLI - 1;

  private final String sql;

  MetadataColumn(String sql) {
    this.sql = sql;
  }

  String column() {
    return "_airbyte_" + name().toLowerCase(Locale.ROOT);
  }

  String sql() {
    return sql;
  }

  /** The column in a table definition. */
  String definition() {
    return TableName.quote(column()) + " " + sql;
  }

  void append(DuckDBAppender appender, Row row) throws SQLException {
    switch (this) {
      case RAW_ID -> appender.append(UUID.randomUUID());
      case EXTRACTED_AT -> appendMillis(appender, row.emittedAt());
      case META -> appender.append(row.meta());
      case GENERATION_ID -> appender.append(row.generationId());
    }
  }

  /** A time that DuckDB has no word for is null: the source made it up. */
  private static void appendMillis(DuckDBAppender appender, long millis) throws SQLException {
    if (Math.abs(millis) > LAST_MILLI) {
      appender.appendNull();
    } else {
      appender.appendEpochMicros(millis * MICROS_PER_MILLI);
    }
  }
}
