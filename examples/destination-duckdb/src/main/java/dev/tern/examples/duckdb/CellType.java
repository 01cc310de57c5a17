package dev.tern.examples.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one column type come from JSON into the table.
 *
 * @param sql the type as DuckDB writes it
 * @param reason why a value that does not fit is null, in the protocol's words
 * @param conversion from JSON to what the appender takes
 * @param append from there into the table
 */
record CellType(String sql, String reason, Conversion conversion, Append append) {

  private static final String TYPECAST = "DESTINATION_TYPECAST_ERROR";
  private static final String SERIALIZATION = "DESTINATION_SERIALIZATION_ERROR";

  /**
   * Makes a value for the appender, noting when it is shortened; null when the value does not fit.
   */
  interface Conversion {
    @Nullable Object of(JsonNode value, RowChanges changes);
  }

  /** Hands a value that the conversion made to the appender. */
  interface Append {
    void to(DuckDBAppender appender, Object value) throws SQLException;
  }

  /** A type that some values are no member of. */
  static CellType of(String sql, Conversion conversion, Append append) {
    return new CellType(sql, TYPECAST, conversion, append);
  }

  /** A type that holds anything that can be written as text. */
  static CellType text(String sql, Conversion conversion) {
    return new CellType(
        sql, SERIALIZATION, conversion, (appender, value) -> appender.append((String) value));
  }

  /** The value for the appender; null, and noted, when it does not fit. */
  @Nullable Object convert(JsonNode value, RowChanges changes) {
    Object converted = conversion.of(value, changes);
    if (converted == null) {
      changes.nulled(reason);
    }
    return converted;
  }
}
