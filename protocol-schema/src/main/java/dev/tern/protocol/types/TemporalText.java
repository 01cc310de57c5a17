package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text forms of days, wall clocks and offsets (TYPE-1). */
final class TemporalText {
  private static final int LAST_YEAR = 9999;
  private static final int NANO_DIGITS = 9;
  private static final String DAY = "(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})";
  private static final String CLOCK =
      "(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})(?:\\.(?<fraction>\\d+))?";
  private static final String OFFSET =
      "(?:(?<utc>Z)|(?<sign>[+-])(?<hours>\\d{1,2}):(?<minutes>\\d{2}))";
  private static final String ERA = "(?<era> BC)?";

  /** One shape of text. */
  enum Shape {
    DATE(DAY + ERA),
    TIMESTAMP_WITH_TIMEZONE(DAY + "T" + CLOCK + OFFSET + ERA),
    TIMESTAMP_WITHOUT_TIMEZONE(DAY + "T" + CLOCK + ERA),
    TIME_WITH_TIMEZONE(CLOCK + OFFSET),
    TIME_WITHOUT_TIMEZONE(CLOCK);

    private final Pattern pattern;

    Shape(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  /** Reads the parts of a matched text; may throw for a part that is no date or time. */
  interface Reading<T> {
    T of(Matcher matcher);
  }

  private TemporalText() {}

  /**
   * The value of a text; absent when the text has another shape or names no real day, clock or
   * offset.
   */
  static <T> Optional<ValueCodec.Decoded<T>> read(Shape shape, JsonNode value, Reading<T> reading) {
    Matcher matcher = shape.pattern.matcher(value.isTextual() ? value.textValue() : "");
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ValueCodec.Decoded<>(reading.of(matcher), shape == Shape.DATE || isExact(matcher)));
    } catch (DateTimeException e) {
      return Optional.empty(); // such as the 30th of February
    }
  }

  static LocalDate date(Matcher matcher) {
    int year = Integer.parseInt(matcher.group("year"));
    if (year == 0) {
      throw new DateTimeException("There is no year 0.");
    }
    return LocalDate.of(
        matcher.group("era") == null ? year : 1 - year,
        Integer.parseInt(matcher.group("month")),
        Integer.parseInt(matcher.group("day")));
  }

  static LocalTime time(Matcher matcher) {
    String fraction = matcher.group("fraction");
    String nanos = ((fraction == null ? "" : fraction) + "000000000").substring(0, NANO_DIGITS);
    return LocalTime.of(
        Integer.parseInt(matcher.group("hour")),
        Integer.parseInt(matcher.group("minute")),
        Integer.parseInt(matcher.group("second")),
        Integer.parseInt(nanos));
  }

  static ZoneOffset offset(Matcher matcher) {
    if (matcher.group("utc") != null) {
      return ZoneOffset.UTC;
    }
    int sign = matcher.group("sign").equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
        sign * Integer.parseInt(matcher.group("hours")),
        sign * Integer.parseInt(matcher.group("minutes")));
  }

  /** True when the protocol can name the year. */
  static boolean hasYear(LocalDate date) {
    return date.getYear() <= LAST_YEAR && date.getYear() > -LAST_YEAR;
  }

  static String write(LocalDate date) {
    int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
    return padded(year + 10_000)
        + "-"
        + padded(date.getMonthValue() + 100)
        + "-"
        + padded(date.getDayOfMonth() + 100);
  }

  /** What follows a date of the years before 1. */
  static String era(LocalDate date) {
    return date.getYear() > 0 ? "" : " BC";
  }

  static String write(LocalTime time) {
    String clock =
        padded(time.getHour() + 100)
            + ":"
            + padded(time.getMinute() + 100)
            + ":"
            + padded(time.getSecond() + 100);
    return time.getNano() == 0
        ? clock
        : clock + "." + padded(time.getNano() + 1_000_000_000).replaceFirst("0+$", "");
  }

  static boolean hasSeconds(ZoneOffset offset) {
    return offset.getTotalSeconds() % 60 != 0;
  }

  /** A number whose leading digit only keeps the zeros behind it. */
  private static String padded(int number) {
    return Integer.toString(number).substring(1);
  }

  private static boolean isExact(Matcher matcher) {
    String fraction = matcher.group("fraction");
    return fraction == null || fraction.chars().skip(NANO_DIGITS).allMatch(digit -> digit == '0');
  }
}
