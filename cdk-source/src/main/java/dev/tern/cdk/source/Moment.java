package dev.tern.cdk.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date or a timestamp as a point on the time line, with every digit of its fraction.
 *
 * @param seconds since 1970 in UTC
 */
record Moment(BigDecimal seconds) implements Comparable<Moment> {

  /** The first day of the year 999,999,999 BC, in every zone: no text here has more digits. */
  private static final BigDecimal EARLIEST =
      BigDecimal.valueOf(LocalDate.of(-999_999_998, 1, 2).toEpochDay() * 86_400);

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<date>(?<year>[+-]?\\d{4,9})-(?<month>\\d{2})-(?<day>\\d{2}))"
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
    LocalDate day = day(shape);
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

  /** The year before the first one, 1 BC, is the year 0, with a leap day. */
  private static LocalDate day(Matcher shape) {
    int year = Integer.parseInt(shape.group("year"));
    return LocalDate.of(
        shape.group("era") == null ? year : 1 - year,
        Integer.parseInt(shape.group("month")),
        Integer.parseInt(shape.group("day")));
  }

  /**
   * A moment that lies so many seconds before the one of a text, in the form of that text; empty
   * when there is none so early. What its form cannot say is rounded down.
   *
   * @throws DateTimeException when the text is neither a date nor a timestamp
   */
  static Optional<String> earlier(String text, BigDecimal seconds) {
    Matcher shape = SHAPE.matcher(text);
    Moment earlier = new Moment(parse(text).seconds.subtract(seconds));
    if (!shape.matches()) {
      throw new DateTimeException("neither a date nor a timestamp");
    }
    String zone = shape.group("zone");
    ZoneOffset offset =
        zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
    BigDecimal whole = earlier.seconds.setScale(0, RoundingMode.FLOOR);
    if (whole.compareTo(EARLIEST) < 0) {
      return Optional.empty();
    }
    LocalDateTime wall = LocalDateTime.ofEpochSecond(whole.longValueExact(), 0, offset);
    boolean before = wall.getYear() <= 0 && !text.startsWith("-");
    int year = before ? 1 - wall.getYear() : wall.getYear();
    String day =
        sign(text, year) + String.format(Locale.ROOT, "%04d-%tm-%<td", Math.abs(year), wall);
    String era = before ? " BC" : "";
    if (shape.group("time") == null) {
      return Optional.of(day + era);
    }
    String fraction = earlier.seconds.subtract(whole).stripTrailingZeros().toPlainString();
    return Optional.of(
        day
            + text.charAt(shape.end("date"))
            + wall.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME)
            + (fraction.equals("0") ? "" : fraction.substring(1))
            + (zone == null ? "" : zone)
            + era);
  }

  private static String sign(String text, int year) {
    if (year < 0) {
      return "-";
    }
    return text.startsWith("+") ? "+" : "";
  }

  @Override
  public int compareTo(Moment other) {
    return seconds.compareTo(other.seconds);
  }
}
