package dev.tern.examples.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Column types of dates and times.
 *
 * <p>Values go to DuckDB as counts of days and microseconds, so that no time zone of the machine
 * has a say.
 */
final class TemporalCells {

  static final CellType DATE =
      CellType.of(
          "DATE",
          (value, changes) -> date(value),
          (appender, value) -> appender.appendEpochDays((int) value));

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
          (value, changes) -> timestamp(value, false, changes),
          (appender, value) -> appender.appendEpochMicros((long) value));

  static final CellType TIMESTAMPTZ =
      CellType.of(
          "TIMESTAMP WITH TIME ZONE",
          (value, changes) -> timestamp(value, true, changes),
          (appender, value) -> appender.appendEpochMicros((long) value));

  /** 5877642-06-25 BC to 5881580-07-10; one further is DuckDB's infinity. */
  private static final long LAST_DAY = Integer.MAX_VALUE - 1L;

  /** 290309-12-22 BC 00:00. */
  private static final long FIRST_MICRO = -9_223_372_022_400_000_000L;

  /** 294247-01-10 04:00:54.775806; one further is DuckDB's infinity. */
  private static final long LAST_MICRO = Long.MAX_VALUE - 1;

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long MICROS_PER_SECOND = 1_000_000L;

  /** DuckDB keeps offsets of less than sixteen hours. */
  private static final int MAX_OFFSET = 16 * 3600 - 1;

  private TemporalCells() {}

  /** A wall clock with seconds east of Greenwich. */
  private record ZonedTime(long micros, int offset) {}

  private static @Nullable Integer date(JsonNode value) {
    if (!value.isTextual()) {
      return null;
    }
    TemporalText text = new TemporalText(value.textValue());
    Long day = text.date();
    return day != null && text.isRead() && Math.abs(day) <= LAST_DAY ? day.intValue() : null;
  }

  private static @Nullable Long time(JsonNode value, RowChanges changes) {
    if (!value.isTextual()) {
      return null;
    }
    TemporalText text = new TemporalText(value.textValue());
    long micros = text.time();
    if (!text.isRead() || text.isBeforeChrist()) {
      return null;
    }
    note(text, changes);
    return micros;
  }

  private static @Nullable ZonedTime timeWithZone(JsonNode value, RowChanges changes) {
    if (!value.isTextual()) {
      return null;
    }
    TemporalText text = new TemporalText(value.textValue());
    ZonedTime time = new ZonedTime(text.time(), text.offset());
    if (!text.isRead() || text.isBeforeChrist() || Math.abs(time.offset) > MAX_OFFSET) {
      return null;
    }
    note(text, changes);
    return time;
  }

  private static @Nullable Long timestamp(JsonNode value, boolean zoned, RowChanges changes) {
    if (!value.isTextual()) {
      return null;
    }
    TemporalText text = new TemporalText(value.textValue());
    Long day = text.date();
    text.require('T');
    long time = text.time() - (zoned ? text.offset() * MICROS_PER_SECOND : 0);
    if (day == null || !text.isRead()) {
      return null;
    }
    Long micros = micros(day, time);
    if (micros != null) {
      note(text, changes);
    }
    return micros;
  }

  private static @Nullable Long micros(long day, long time) {
    try {
      long micros = Math.addExact(Math.multiplyExact(day, MICROS_PER_DAY), time);
      return micros >= FIRST_MICRO && micros <= LAST_MICRO ? micros : null;
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static void note(TemporalText text, RowChanges changes) {
    if (text.isFiner()) {
      changes.truncated();
    }
  }
}
