package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.SqlType;
import dev.tern.cdk.destination.sql.ZonedClockTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Which values of a type PostgreSQL has no room for. */
final class PostgresLimits {

  private static final int MAX_WHOLE_DIGITS = 131_072;
  private static final int MAX_SCALE = 16_383;

  /** PostgreSQL keeps offsets of less than sixteen hours. */
  private static final int OFFSETS = 16 * 3600;

  private PostgresLimits() {}

  /** The value as PostgreSQL keeps it; null when it cannot. */
  static @Nullable Object fit(SqlType type, Object value) {
    return switch (type.kind()) {
      case TEXT -> isText((String) value, type) ? value : null;
      case JSON -> type.spelling().equals("json") || JsonbText.fits((String) value) ? value : null;
      case DECIMAL -> number((BigDecimal) value);
      case INTEGER -> value instanceof BigInteger large && !fits(large) ? null : value;
      case DATE -> isDay((LocalDate) value) ? value : null;
      case TIMESTAMP -> isDay(((LocalDateTime) value).toLocalDate()) ? value : null;
      case TIMESTAMP_WITH_TIMEZONE -> isDay(day((OffsetDateTime) value)) ? value : null;
      case TIME_WITH_TIMEZONE -> isOffset(((ZonedClockTime) value).offset()) ? value : null;
      case BOOLEAN, FLOAT, DOUBLE, BYTES, UUID, TIME, OTHER -> value;
    };
  }

  /** True when a number of any size is in the range of {@code numeric}. */
  static boolean isNumeric(BigDecimal number) {
    return number.scale() <= MAX_SCALE
        && (long) number.precision() - number.scale() <= MAX_WHOLE_DIGITS;
  }

  /** The number, written with fewer zeros when it has too many; null when it is out of range. */
  private static @Nullable BigDecimal number(BigDecimal number) {
    if (isNumeric(number)) {
      return number;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return isNumeric(stripped) ? stripped : null;
  }

  private static boolean fits(BigInteger number) {
    return isNumeric(new BigDecimal(number));
  }

  /** PostgreSQL has no NUL in texts, and drops blanks at the end of a {@code character(n)}. */
  private static boolean isText(String text, SqlType type) {
    boolean sized = type.precision() > 0;
    boolean padded = sized && !type.spelling().startsWith("character varying");
    return text.indexOf('\0') < 0
        && !(sized && text.codePointCount(0, text.length()) > type.precision())
        && !(padded && text.endsWith(" "));
  }

  private static boolean isDay(LocalDate day) {
    return !day.isBefore(CopyTime.FIRST_DAY);
  }

  private static LocalDate day(OffsetDateTime moment) {
    return moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }

  private static boolean isOffset(int seconds) {
    return Math.abs(seconds) < OFFSETS;
  }
}
