package dev.tern.cli.text;

import java.time.Duration;
import java.util.Locale;

/** How numbers, sizes and times look to people. */
public final class Amounts {

  private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int THOUSAND = 1000;
  private static final double TEN = 9.95; // from here on one digit says enough

  private Amounts() {}

  /** A whole number in groups of three digits: {@code 1 204}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /** Some things: {@code 1 stream}, {@code 20 streams}. */
  public static String of(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** A size: {@code 12 MB}. */
  public static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= THOUSAND - 0.5 && unit < SIZES.length - 1) {
      size /= THOUSAND;
      unit++;
    }
    return digits(size, unit == 0) + " " + SIZES[unit];
  }

  /** A number of things per second: {@code 1.9k/s}. */
  public static String perSecond(double rate) {
    double shown = rate;
    String unit = "";
    if (shown >= THOUSAND * (double) THOUSAND) {
      shown /= THOUSAND * (double) THOUSAND;
      unit = "M";
    } else if (shown >= THOUSAND) {
      shown /= THOUSAND;
      unit = "k";
    }
    return digits(shown, false) + unit + "/s";
  }

  /** A time as a clock shows it: {@code 0:04}, {@code 2:00:00}. */
  public static String clock(Duration time) {
    long hours = time.toHours();
    return hours == 0
        ? String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart())
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", hours, time.toMinutesPart(), time.toSecondsPart());
  }

  /** A time in its largest unit: {@code 38 s}, {@code 5 min}, {@code 3 h}, {@code 2 days}. */
  public static String rough(Duration time) {
    if (time.toMinutes() < 2) {
      return Math.max(0, time.toSeconds()) + " s";
    }
    if (time.toHours() < 2) {
      return time.toMinutes() + " min";
    }
    return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " days";
  }

  private static String digits(double number, boolean whole) {
    String pattern = whole || number >= TEN ? "%.0f" : "%.1f";
    return String.format(Locale.ROOT, pattern, number);
  }
}
