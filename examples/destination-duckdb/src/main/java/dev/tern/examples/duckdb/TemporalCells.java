package dev.tern.examples.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.protocol.types.ValueCodec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Column types of dates and times.
 *
 * <p>Values go to DuckDB as counts of days and microseconds, so that no time zone of the machine
 * has a say. DuckDB has room for every year of the protocol.
 */
final class TemporalCells {

  static final CellType DATE =
      CellType.of(
          "DATE",
          (value, changes) ->
              ValueCodec.DATE.decode(value).map(ValueCodec.Decoded::value).orElse(null),
          (appender, value) -> appender.appendEpochDays((int) ((LocalDate) value).toEpochDay()));

  static final CellType TIME =
      CellType.of(
          "TIME", TemporalCells::time, (appender, value) -> appender.appendDayMicros((long) value));

  static final CellType TIMETZ =
      CellType.of(
          "TIME WITH TIME ZONE",
          TemporalCells::timeWithZone,
          (appender, value) -> {
            ZonedTime time = (ZonedTime) value;
            appender.appendDayMicros(time.micros, time.offset);
          });

  static final CellType TIMESTAMP =
      CellType.of(
          "TIMESTAMP",
          (value, changes) -> read(ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE.decode(value), changes),
          (appender, value) ->
              appender.appendEpochMicros(micros(((LocalDateTime) value).atOffset(ZoneOffset.UTC))));

  static final CellType TIMESTAMPTZ =
      CellType.of(
          "TIMESTAMP WITH TIME ZONE",
          (value, changes) -> read(ValueCodec.TIMESTAMP_WITH_TIMEZONE.decode(value), changes),
          (appender, value) -> appender.appendEpochMicros(micros((OffsetDateTime) value)));

  /** The end of a day, which PostgreSQL and DuckDB tell from midnight. Java does not. */
  private static final String END_OF_DAY = "24:00:00";

  private static final String MIDNIGHT = "00:00:00";
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final int NANOS_PER_MICRO = 1_000;

  /** DuckDB keeps offsets of less than sixteen hours. */
  private static final int MAX_OFFSET = 16 * 3600 - 1;

  private TemporalCells() {}

  /** A wall clock with seconds east of Greenwich. */
  private record ZonedTime(long micros, int offset) {}

  private static @Nullable Long time(JsonNode value, RowChanges changes) {
    if (END_OF_DAY.equals(value.textValue())) {
      return MICROS_PER_DAY;
    }
    LocalTime time = read(ValueCodec.TIME_WITHOUT_TIMEZONE.decode(value), changes);
    return time == null ? null : time.toNanoOfDay() / NANOS_PER_MICRO;
  }

  private static @Nullable ZonedTime timeWithZone(JsonNode value, RowChanges changes) {
    String text = value.asText();
    boolean endOfDay = text.startsWith(END_OF_DAY) && text.indexOf('.') < 0;
    JsonNode clock =
        endOfDay ? TextNode.valueOf(MIDNIGHT + text.substring(END_OF_DAY.length())) : value;
    OffsetTime time =
        read(
            ValueCodec.TIME_WITH_TIMEZONE.decode(clock).filter(TemporalCells::fitsOffset), changes);
    if (time == null) {
      return null;
    }
    long micros = endOfDay ? MICROS_PER_DAY : time.toLocalTime().toNanoOfDay() / NANOS_PER_MICRO;
    return new ZonedTime(micros, time.getOffset().getTotalSeconds());
  }

  private static boolean fitsOffset(ValueCodec.Decoded<OffsetTime> time) {
    return Math.abs(time.value().getOffset().getTotalSeconds()) <= MAX_OFFSET;
  }

  /** The value, noting when it is finer than a microsecond. */
  private static <T extends Temporal> @Nullable T read(
      Optional<ValueCodec.Decoded<T>> found, RowChanges changes) {
    if (found.isEmpty()) {
      return null;
    }
    ValueCodec.Decoded<T> decoded = found.get();
    T time = decoded.value();
    if (!decoded.exact() || time.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICRO != 0) {
      changes.truncated();
    }
    return time;
  }

  private static long micros(OffsetDateTime time) {
    return time.toEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO;
  }
}
