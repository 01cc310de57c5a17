package dev.tern.cdk.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date or a timestamp as a point on the time line, with every digit of its fraction.
 *
 * @param seconds since 1970 in UTC
 */
record Moment(BigDecimal seconds) implements Comparable<Moment> {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<date>[+-]?\\d{4,}-\\d{2}-\\d{2})"
              + "(?:[Tt ](?<time>\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.(?<fraction>\\d+))?"
              + "(?<zone>[Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?(?<era> BC)?");

  /**
   * Reads the protocol's dates and timestamps. Without a zone the time counts as UTC, without a
   * time the day starts.
   *
   * @throws DateTimeException when the text is neither
   */
  static Moment parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new DateTimeException("neither a date nor a timestamp");
    }
    LocalDate day = LocalDate.parse(shape.group("date"));
    if (shape.group("era") != null) {
      day = day.withYear(1 - day.getYear());
    }
    if (shape.group("time") == null) {
      return new Moment(BigDecimal.valueOf(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC)));
    }
    LocalDateTime wall = LocalDateTime.parse("2000-01-01T" + shape.group("time"));
    String zone = shape.group("zone");
    ZoneOffset offset =
        zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
    long seconds = OffsetDateTime.of(day, wall.toLocalTime(), offset).toEpochSecond();
    String fraction = shape.group("fraction");
    return new Moment(
        fraction == null
            ? BigDecimal.valueOf(seconds)
            : BigDecimal.valueOf(seconds).add(new BigDecimal("0." + fraction)));
  }

  @Override
  public int compareTo(Moment other) {
    return seconds.compareTo(other.seconds);
  }
}
