package dev.tern.examples.duckdb;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the protocol's spellings of dates and times (TYPE-1): {@code 2024-02-29}, {@code
 * 23:59:59.5}, {@code +05:30}, {@code BC}.
 *
 * <p>Each part moves a cursor; a text is good when every part was there and nothing is left. Years
 * may have more than four digits and an ISO 8601 sign.
 */
final class TemporalText {

  private static final int MICRO_DIGITS = 6;
  private static final int MIN_YEAR_DIGITS = 4;
  private static final int MAX_YEAR_DIGITS = 9;
  private static final int HOURS = 24;
  private static final int SIXTY = 60;
  private static final long MICROS = 1_000_000L;

  private final String text;
  private final boolean beforeChrist;
  private final int end;
  private int at;
  private boolean good = true;
  private boolean finer;

  TemporalText(String text) {
    this.text = text;
    this.beforeChrist = text.endsWith(" BC");
    this.end = beforeChrist ? text.length() - " BC".length() : text.length();
  }

  /** Days since 1970-01-01 in the proleptic calendar; null when there is no such day. */
  @Nullable Long date() {
    boolean negative = skip('-');
    if (!negative) {
      skip('+');
    }
    int start = at;
    int year = digits(MAX_YEAR_DIGITS);
    boolean fourDigits = at - start >= MIN_YEAR_DIGITS;
    require('-');
    int month = twoDigits();
    require('-');
    int day = twoDigits();
    boolean impossible = beforeChrist && (negative || year == 0);
    if (!good || !fourDigits || impossible) {
      return null;
    }
    try {
      int proleptic = beforeChrist ? 1 - year : negative ? -year : year;
      return LocalDate.of(proleptic, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Microseconds since midnight; whatever is finer is left out, see {@link #isFiner}. */
  long time() {
    int hour = twoDigits();
    require(':');
    int minute = twoDigits();
    require(':');
    int second = twoDigits();
    good &= hour < HOURS && minute < SIXTY && second < SIXTY;
    long fraction = skip('.') ? fraction() : 0;
    return ((hour * (long) SIXTY + minute) * SIXTY + second) * MICROS + fraction;
  }

  /** Seconds east of Greenwich. */
  int offset() {
    if (skip('Z')) {
      return 0;
    }
    boolean west = skip('-');
    if (!west) {
      require('+');
    }
    int start = at;
    int hours = digits(2);
    good &= at > start && hours < HOURS;
    require(':');
    int minutes = twoDigits();
    good &= minutes < SIXTY;
    int seconds = (hours * SIXTY + minutes) * SIXTY;
    return west ? -seconds : seconds;
  }

  /** Expects a character. */
  void require(char expected) {
    good &= skip(expected);
  }

  /** True when all was read and understood. */
  boolean isRead() {
    return good && at == end;
  }

  /** True when the text says that its year is one before Christ. */
  boolean isBeforeChrist() {
    return beforeChrist;
  }

  /** True when the time has a fraction finer than a microsecond. */
  boolean isFiner() {
    return finer;
  }

  private long fraction() {
    int start = at;
    long micros = 0;
    for (char digit = peek(); digit >= '0' && digit <= '9'; digit = peek()) {
      if (at - start < MICRO_DIGITS) {
        micros = micros * 10 + (digit - '0');
      } else {
        finer |= digit != '0';
      }
      at++;
    }
    good &= at > start;
    for (int digits = at - start; digits < MICRO_DIGITS; digits++) {
      micros *= 10;
    }
    return micros;
  }

  private int twoDigits() {
    int start = at;
    int number = digits(2);
    good &= at - start == 2;
    return number;
  }

  private int digits(int most) {
    int number = 0;
    int start = at;
    for (char digit = peek(); digit >= '0' && digit <= '9' && at - start < most; digit = peek()) {
      number = number * 10 + (digit - '0');
      at++;
    }
    return number;
  }

  private boolean skip(char expected) {
    boolean there = peek() == expected;
    if (there) {
      at++;
    }
    return there;
  }

  private char peek() {
    return at < end ? text.charAt(at) : '\0';
  }
}
