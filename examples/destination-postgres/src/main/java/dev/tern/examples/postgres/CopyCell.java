package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.ClockTime;
import dev.tern.cdk.destination.sql.SqlType;
import dev.tern.cdk.destination.sql.ZonedClockTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** How the values of one column are written into a binary COPY: a length, then that many bytes. */
interface CopyCell {

  /** Letters of a text that is encoded at once, which is faster, and takes memory. */
  int SHORT_TEXT = 4096;

  void write(CopyBuffer out, Object value) throws SQLException;

  /** The cell for a type. PostgreSQL takes what it calls the column's receive format only. */
  static CopyCell of(SqlType type) {
    return switch (type.kind()) {
      case BOOLEAN -> CopyCell::bool;
      case INTEGER -> integer(type.precision());
      case DECIMAL -> numeric();
      case FLOAT -> (out, value) -> int32(out, Float.floatToIntBits((Float) value));
      case DOUBLE -> (out, value) -> int64(out, Double.doubleToLongBits((Double) value));
      case TEXT -> (out, value) -> text(out, (String) value);
      case JSON -> type.spelling().equals("jsonb") ? CopyCell::jsonb : CopyCell::json;
      case BYTES -> CopyCell::bytes;
      case UUID -> CopyCell::uuid;
      case DATE -> (out, value) -> int32(out, (int) CopyTime.days((LocalDate) value));
      case TIME -> (out, value) -> int64(out, ((ClockTime) value).micros());
      case TIME_WITH_TIMEZONE -> CopyCell::zonedTime;
      case TIMESTAMP ->
          (out, value) ->
              int64(out, CopyTime.micros(((LocalDateTime) value).atOffset(ZoneOffset.UTC)));
      case TIMESTAMP_WITH_TIMEZONE ->
          (out, value) -> int64(out, CopyTime.micros((OffsetDateTime) value));
      case OTHER -> throw new IllegalArgumentException("No value goes into " + type.spelling());
    };
  }

  private static CopyCell integer(int bits) {
    return switch (bits) {
      case Short.SIZE -> CopyCell::int16;
      case Integer.SIZE -> (out, value) -> int32(out, ((Number) value).intValue());
      case Long.SIZE -> (out, value) -> int64(out, ((Number) value).longValue());
      default -> {
        CopyNumeric numeric = new CopyNumeric();
        yield (out, value) -> numeric.write(out, whole(value));
      }
    };
  }

  private static CopyCell numeric() {
    CopyNumeric numeric = new CopyNumeric();
    return (out, value) -> numeric.write(out, (BigDecimal) value);
  }

  private static BigDecimal whole(Object value) {
    return value instanceof BigInteger large
        ? new BigDecimal(large)
        : BigDecimal.valueOf((Long) value);
  }

  private static void bool(CopyBuffer out, Object value) throws SQLException {
    out.int32(Byte.BYTES);
    out.int8((Boolean) value ? 1 : 0);
  }

  private static void int16(CopyBuffer out, Object value) throws SQLException {
    out.int32(Short.BYTES);
    out.int16(((Number) value).intValue());
  }

  private static void int32(CopyBuffer out, int value) throws SQLException {
    out.int32(Integer.BYTES);
    out.int32(value);
  }

  private static void int64(CopyBuffer out, long value) throws SQLException {
    out.int32(Long.BYTES);
    out.int64(value);
  }

  private static void text(CopyBuffer out, String value) throws SQLException {
    if (value.length() <= SHORT_TEXT) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      out.int32(utf8.length);
      out.raw(utf8);
    } else {
      out.int32(CopyBuffer.utf8Length(value));
      out.utf8(value);
    }
  }

  private static void json(CopyBuffer out, Object value) throws SQLException {
    text(out, (String) value);
  }

  private static void jsonb(CopyBuffer out, Object value) throws SQLException {
    String json = (String) value;
    out.int32(CopyBuffer.utf8Length(json) + Byte.BYTES);
    out.int8(1); // the version of the format, the only one there is
    out.utf8(json);
  }

  private static void bytes(CopyBuffer out, Object value) throws SQLException {
    byte[] bytes = (byte[]) value;
    out.int32(bytes.length);
    out.raw(bytes);
  }

  private static void uuid(CopyBuffer out, Object value) throws SQLException {
    UUID uuid = (UUID) value;
    out.int32(2 * Long.BYTES);
    out.int64(uuid.getMostSignificantBits());
    out.int64(uuid.getLeastSignificantBits());
  }

  private static void zonedTime(CopyBuffer out, Object value) throws SQLException {
    ZonedClockTime time = (ZonedClockTime) value;
    out.int32(Long.BYTES + Integer.BYTES);
    out.int64(time.clock().micros());
    out.int32(-time.offset()); // seconds west of Greenwich
  }
}
