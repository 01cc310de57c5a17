package dev.tern.cdk.destination.sql;

import java.time.ZoneOffset;

/**
 * A time of day with the offset of its zone.
 *
 * @param clock what the clock shows
 * @param offset seconds east of Greenwich
 */
public record ZonedClockTime(ClockTime clock, int offset) {

  private static final int SECONDS_PER_HOUR = 3600;

  /** As SQL writes it: {@code 01:23:45.123456+05:30}. */
  @Override
  public String toString() {
    String zone = ZoneOffset.ofTotalSeconds(Math.abs(offset) < 1 ? 0 : offset).getId();
    boolean utc = Math.abs(offset) < SECONDS_PER_HOUR && zone.equals("Z");
    return clock + (utc ? "+00:00" : zone);
  }
}
