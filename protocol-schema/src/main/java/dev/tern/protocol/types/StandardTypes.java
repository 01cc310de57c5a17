package dev.tern.protocol.types;

import dev.tern.protocol.types.DataType.Kind;
import java.sql.Types;

/** What the constants of {@link Types} mean, whatever the database. */
final class StandardTypes {
  private StandardTypes() {}

  static DataType of(JdbcColumn column) {
    return switch (column.jdbcType()) {
      case Types.BIT, Types.BOOLEAN -> DataType.of(Kind.BOOLEAN);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> DataType.of(Kind.INTEGER);
      case Types.NUMERIC, Types.DECIMAL -> decimal(column.size(), column.scale());
      case Types.REAL -> NumberType.floating(NumberType.Floating.FLOAT);
      case Types.FLOAT, Types.DOUBLE -> NumberType.floating(NumberType.Floating.DOUBLE);
      case Types.DATE -> DataType.of(Kind.DATE);
      case Types.TIME -> DataType.of(Kind.TIME_WITHOUT_TIMEZONE);
      case Types.TIME_WITH_TIMEZONE -> DataType.of(Kind.TIME_WITH_TIMEZONE);
      case Types.TIMESTAMP -> DataType.of(Kind.TIMESTAMP_WITHOUT_TIMEZONE);
      case Types.TIMESTAMP_WITH_TIMEZONE -> DataType.of(Kind.TIMESTAMP_WITH_TIMEZONE);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          DataType.of(Kind.BINARY);
      case Types.ARRAY -> ArrayType.ANY;
      default -> DataType.of(Kind.STRING);
    };
  }

  /** A decimal of a size; of any size when the database does not tell a sensible one. */
  static DataType decimal(int precision, int scale) {
    boolean sized = precision >= 1 && precision <= 1000 && Math.abs(scale) <= 1000;
    return sized ? NumberType.decimal(precision, scale) : NumberType.PLAIN;
  }
}
