package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.protocol.types.ValueCodec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversions to dates and times, which columns keep to the microsecond. */
final class TemporalCells {

  /** The end of a day, which databases tell from midnight. Java does not. */
  private static final String END_OF_DAY = "24:00:00";

  private static final String MIDNIGHT = "00:00:00";
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int NANOS_PER_MICRO = 1_000;

  /** The usual databases keep offsets of less than sixteen hours. */
  private static final int MAX_OFFSET = 16 * 3600 - 1;

  private TemporalCells() {}

  static @Nullable LocalDate date(JsonNode value, RowChanges changes) {
    return ValueCodec.DATE.decode(value).map(ValueCodec.Decoded::value).orElse(null);
  }

  static @Nullable ClockTime time(JsonNode value, RowChanges changes) {
    if (END_OF_DAY.equals(value.textValue())) {
      return new ClockTime(MICROS_PER_DAY);
    }
    LocalTime time = read(ValueCodec.TIME_WITHOUT_TIMEZONE.decode(value), changes);
    return time == null ? null : clock(time);
  }

  static @Nullable ZonedClockTime timeWithZone(JsonNode value, RowChanges changes) {
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
    ClockTime shown = endOfDay ? new ClockTime(MICROS_PER_DAY) : clock(time.toLocalTime());
    return new ZonedClockTime(shown, time.getOffset().getTotalSeconds());
  }

  /** A wall clock of a day; a day alone, in a column that was widened, is its midnight. */
  static @Nullable LocalDateTime timestamp(JsonNode value, RowChanges changes) {
    LocalDateTime time = read(ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE.decode(value), changes);
    if (time != null) {
      return time.truncatedTo(ChronoUnit.MICROS);
    }
    LocalDate day = date(value, changes);
    return day == null ? null : day.atStartOfDay();
  }

  static @Nullable OffsetDateTime timestampWithZone(JsonNode value, RowChanges changes) {
    OffsetDateTime time = read(ValueCodec.TIMESTAMP_WITH_TIMEZONE.decode(value), changes);
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }

  private static ClockTime clock(LocalTime time) {
    return new ClockTime(time.toNanoOfDay() / NANOS_PER_MICRO);
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
}
