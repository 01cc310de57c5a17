package dev.tern.cdk.destination.sql;

/**
 * A time of day, of which {@code 24:00:00}, the end of the day, is one.
 *
 * @param micros microseconds since midnight
 */
public record ClockTime(long micros) implements Comparable<ClockTime> {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int MINUTES_PER_HOUR = 60;

  @Override
  public int compareTo(ClockTime other) {
    return Long.compare(micros, other.micros);
  }

  /** As SQL writes it: {@code 01:23:45.123456}. */
  @Override
  public String toString() {
    long seconds = micros / MICROS_PER_SECOND;
    long minutes = seconds / SECONDS_PER_MINUTE;
    return String.format(
        "%02d:%02d:%02d.%06d",
        minutes / MINUTES_PER_HOUR,
        minutes % MINUTES_PER_HOUR,
        seconds % SECONDS_PER_MINUTE,
        micros % MICROS_PER_SECOND);
  }
}
