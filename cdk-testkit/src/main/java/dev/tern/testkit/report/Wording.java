package dev.tern.testkit.report;

import dev.tern.testkit.rule.Finding.Evidence;
import dev.tern.testkit.rule.Level;
import dev.tern.testkit.rule.Profile;
import dev.tern.testkit.rule.Report;
import dev.tern.testkit.rule.Subject;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words that all reports for people share. */
final class Wording {

  /** A word behind the program with many places in it. */
  private static final Pattern CLASS_PATH =
      Pattern.compile("(?<= )(?=[^ ]*[:;][^ ]*[:;])[^ ]{120,}");

  /** What follows the flag for it, whose length depends on the machine. */
  private static final Pattern CLASS_PATH_OF_FLAG =
      Pattern.compile("(?<= (?:-cp|-classpath|--class-path) )[^ ]+");

  /** The folders before a file that is named from the root. */
  private static final Pattern FOLDERS = Pattern.compile("(?<![^ :='])/(?:[^/ :']*/)*");

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Wording() {}

  static String of(Subject subject) {
    return switch (subject) {
      case CONNECTOR -> "connector";
      case SOURCE -> "source";
      case DESTINATION -> "destination";
    };
  }

  /** The name of what was judged, without a class path, which nobody reads. */
  static String connector(Report report) {
    return CLASS_PATH.matcher(report.connector()).replaceAll("…");
  }

  /** The same on each machine: also without the folders that programs and files lie in. */
  static String portable(Report report) {
    String name = CLASS_PATH_OF_FLAG.matcher(connector(report)).replaceAll("…");
    return FOLDERS.matcher(name).replaceAll("");
  }

  static String of(Profile profile) {
    return switch (profile) {
      case PROTOCOL -> "the protocol document";
      case PLATFORM -> "the platform as it runs";
    };
  }

  static String of(Level level) {
    return switch (level) {
      case PROTOCOL_MUST -> "must: the protocol demands it";
      case PLATFORM_MUST -> "must: platforms break without it";
      case SHOULD -> "should: good connectors do it";
    };
  }

  /** Such as {@code read, stdout:41}. */
  static String place(Evidence evidence) {
    return evidence.line() == 0 ? evidence.where() : evidence.where() + ":" + evidence.line();
  }

  /** Such as {@code 840 ms}, {@code 12.3 s} or {@code 4:05 min}. */
  static String of(Duration time) {
    long millis = time.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return millis / 1_000 + "." + millis % 1_000 / 100 + " s";
    }
    return String.format(Locale.ROOT, "%d:%02d min", millis / 60_000, millis % 60_000 / 1_000);
  }

  /** Such as {@code 96 MB}. */
  static String ofBytes(long bytes) {
    double rest = bytes;
    int unit = 0;
    while (rest >= 1_000 && unit < UNITS.length - 1) {
      rest /= 1_000;
      unit++;
    }
    return short3(rest) + " " + UNITS[unit];
  }

  /** Such as {@code 12.5k}. */
  static String ofCount(double count) {
    if (count >= 1_000_000) {
      return short3(count / 1_000_000) + "M";
    }
    return count >= 1_000 ? short3(count / 1_000) + "k" : short3(count);
  }

  static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d ", count) + noun + (count == 1 ? "" : "s");
  }

  private static String short3(double value) {
    String text = String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
