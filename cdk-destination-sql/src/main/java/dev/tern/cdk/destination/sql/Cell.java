package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one column come from JSON.
 *
 * @param reason why a value that does not fit is null, in the protocol's words
 * @param conversion from JSON to what a {@link RowLoader} takes
 */
record Cell(String reason, Conversion conversion) {

  private static final String TYPECAST = "DESTINATION_TYPECAST_ERROR";
  private static final String SERIALIZATION = "DESTINATION_SERIALIZATION_ERROR";

  /** Makes a value, noting when it is shortened; null when the value does not fit. */
  interface Conversion {
    @Nullable Object of(JsonNode value, RowChanges changes);
  }

  /** What is written to a column of a type; the database has the last word. */
  static Cell of(SqlType type, SqlDialect dialect) {
    Conversion conversion = conversion(type);
    boolean text = type.kind() == SqlType.Kind.TEXT || type.kind() == SqlType.Kind.JSON;
    return new Cell(
        text ? SERIALIZATION : TYPECAST,
        (value, changes) -> {
          Object converted = conversion.of(value, changes);
          return converted == null ? null : dialect.fit(type, converted);
        });
  }

  private static Conversion conversion(SqlType type) {
    return switch (type.kind()) {
      case BOOLEAN -> (value, changes) -> value.isBoolean() ? value.booleanValue() : null;
      case INTEGER -> NumberCells.integer(type.precision());
      case DECIMAL -> NumberCells.decimal(type.precision(), type.scale());
      case FLOAT -> NumberCells::toFloat;
      case DOUBLE -> NumberCells::toDouble;
      case TEXT -> TextCells::plain;
      case JSON -> TextCells::json;
      case BYTES -> TextCells::bytes;
      case UUID -> TextCells::uuid;
      case DATE -> TemporalCells::date;
      case TIME -> TemporalCells::time;
      case TIME_WITH_TIMEZONE -> TemporalCells::timeWithZone;
      case TIMESTAMP -> TemporalCells::timestamp;
      case TIMESTAMP_WITH_TIMEZONE -> TemporalCells::timestampWithZone;
      case OTHER -> (value, changes) -> null;
    };
  }

  /** The value for the column; null, and noted, when it does not fit. */
  @Nullable Object convert(JsonNode value, RowChanges changes) {
    Object converted = conversion.of(value, changes);
    if (converted == null) {
      changes.nulled(reason);
    }
    return converted;
  }
}
