package dev.tern.examples.postgres;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Days and moments as PostgreSQL counts them: from the beginning of the year 2000. */
final class CopyTime {

  /** The first day PostgreSQL has: 24 November 4714 BC. */
  static final LocalDate FIRST_DAY = LocalDate.of(-4713, 11, 24);

  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
  private static final long EPOCH_DAY = EPOCH.toEpochDay();
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long EPOCH_SECOND = EPOCH_DAY * SECONDS_PER_DAY;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1000;

  private CopyTime() {}

  static long days(LocalDate date) {
    return date.toEpochDay() - EPOCH_DAY;
  }

  static long micros(OffsetDateTime moment) {
    return (moment.toEpochSecond() - EPOCH_SECOND) * MICROS_PER_SECOND
        + moment.getNano() / NANOS_PER_MICRO;
  }
}
