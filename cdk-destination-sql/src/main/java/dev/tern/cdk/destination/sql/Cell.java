package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ColumnScanner;
import dev.tern.cdk.message.ColumnScanner.Kind;
import dev.tern.cdk.message.Utf8Text;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one column come from JSON.
 *
 * @param reason why a value that does not fit is null, in the protocol's words
 * @param conversion from JSON to what a {@link RowLoader} takes
 * @param shortcut the same for the usual values, without a tree
 */
record Cell(String reason, Conversion conversion, Shortcut shortcut) {

  private static final String TYPECAST = "DESTINATION_TYPECAST_ERROR";
  private static final String SERIALIZATION = "DESTINATION_SERIALIZATION_ERROR";

  /** Makes a value, noting when it is shortened; null when the value does not fit. */
  interface Conversion {
    @Nullable Object of(JsonNode value, RowChanges changes);
  }

  /** Makes a value of one in scanned data; null when that takes a conversion. */
  interface Shortcut {
    @Nullable Object of(ColumnScanner data, int column);
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
        },
        shortcut(type, dialect));
  }

  private static Shortcut shortcut(SqlType type, SqlDialect dialect) {
    return switch (type.kind()) {
      case BOOLEAN ->
          (data, column) -> data.kind(column) == Kind.BOOLEAN ? data.isTrue(column) : null;
      case TEXT ->
          (data, column) -> {
            if (data.kind(column) != Kind.TEXT) {
              return null;
            }
            Utf8Text text = data.text(column);
            return text.replaced() ? null : dialect.fit(type, text.toString());
          };
      case INTEGER ->
          (data, column) -> {
            boolean fits =
                type.precision() == Long.SIZE
                    && data.kind(column) == Kind.INTEGER
                    && data.fitsLong(column);
            return fits ? data.longValue(column) : null;
          };
      default -> (data, column) -> null;
    };
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

  /** The value of a column of scanned data, as {@link #convert(JsonNode, RowChanges)} has it. */
  @Nullable Object convert(ColumnScanner data, int column, RowChanges changes) {
    Object usual = shortcut.of(data, column);
    return usual == null ? convert(data.node(column), changes) : usual;
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
