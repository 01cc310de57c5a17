package dev.tern.examples.faker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * When the record with an id was changed, as text: it ascends with the id. For one thread.
 *
 * <p>Three ids in a row share a moment, so that ties of cursors are met.
 */
final class FakeClock {

  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final int TIES = 3;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int SECONDS_PER_DAY = 86_400;

  private byte[] text = {};
  private int dateEnd;
  private long day = -1;
  private long last = -1;

  /** The moment of an id, in ASCII such as {@code 2024-01-01T00:00:00Z}; holds until the next. */
  byte[] at(long id) {
    long second = (id - 1) / TIES;
    if (second == last) {
      return text;
    }
    last = second;
    if (second / SECONDS_PER_DAY != day) {
      day = second / SECONDS_PER_DAY;
      String date = START.plusDays(day).toString();
      text = (date + "T00:00:00Z").getBytes(StandardCharsets.US_ASCII);
      dateEnd = date.length();
    }
    int time = (int) (second % SECONDS_PER_DAY);
    put(1, time / SECONDS_PER_HOUR);
    put(4, time / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE);
    put(7, time % SECONDS_PER_MINUTE);
    return text;
  }

  private void put(int behindDate, int number) {
    text[dateEnd + behindDate] = (byte) ('0' + number / 10);
    text[dateEnd + behindDate + 1] = (byte) ('0' + number % 10);
  }

  /** The first id whose moment is this one or later. */
  static long firstIdAt(OffsetDateTime moment) {
    OffsetDateTime start = START.atStartOfDay().atOffset(ZoneOffset.UTC);
    long seconds = Duration.between(start, moment.plusNanos(NANOS_PER_SECOND - 1)).toSeconds();
    return seconds <= 0 ? 1 : seconds * TIES + 1;
  }
}
