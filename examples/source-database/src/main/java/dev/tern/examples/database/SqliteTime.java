package dev.tern.examples.database;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.ValueCheck;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times as SQLite keeps them: texts in one of the spellings that its own functions write.
 *
 * <p>Each value has one normal spelling, the protocol's without zeros at the end of the fraction.
 * {@link #key} makes the same spelling in SQL, so that order and bounds are those of the values.
 */
final class SqliteTime {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<day>\\d{4}-\\d{2}-\\d{2})?(?<gap>[ T])?"
              + "(?:(?<clock>\\d{2}:\\d{2})(?:(?<seconds>:\\d{2})(?:\\.(?<fraction>\\d+))?)?)?"
              + "(?<offset>Z|[+-]\\d{2}:\\d{2})?");
  private static final String MIDNIGHT = "00:00:00";
  private static final String DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
  private static final String MINUTES = "[0-9][0-9]:[0-9][0-9]";
  private static final String SECONDS = ":[0-9][0-9]";

  /** A day may be written with a midnight. */
  private static final String DAY_KEY =
      "CASE WHEN %1$s IS NULL THEN NULL WHEN typeof(%1$s) = 'text' AND (%1$s GLOB '"
          + DAY
          + "' OR %1$s GLOB '"
          + DAY
          + "[ T]00:00*') THEN substr(%1$s, 1, 10) ELSE x'' END";

  private SqliteTime() {}

  /** The normal spelling; empty when the text is no value of the kind. */
  static Optional<String> find(DataType.Kind kind, String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    boolean day = shape.group("day") != null;
    boolean time = shape.group("clock") != null;
    boolean offset = shape.group("offset") != null;
    boolean joined = (shape.group("gap") != null) == (day && time);
    String value = clock(shape);
    boolean fits =
        switch (kind) {
          case DATE -> day && !offset && value.equals(MIDNIGHT);
          case TIMESTAMP_WITHOUT_TIMEZONE -> day && !offset;
          case TIMESTAMP_WITH_TIMEZONE -> day && time && offset;
          case TIME_WITHOUT_TIMEZONE -> !day && time && !offset;
          case TIME_WITH_TIMEZONE -> !day && time && offset;
          default -> false;
        };
    return fits && joined
        ? Optional.of(spelling(kind, shape, value)).filter(normal -> isReal(kind, normal))
        : Optional.empty();
  }

  /**
   * SQL for the normal spelling of a column. What has another shape becomes bytes, which SQLite
   * sorts after all texts; NULL stays NULL.
   */
  static String key(DataType.Kind kind, String quoted) {
    String key = kind == DataType.Kind.DATE ? DAY_KEY : clockKey(kind);
    return key.replace("%1$s", quoted)
        .replace("%2$s", "replace(%1$s, ' ', 'T')".replace("%1$s", quoted));
  }

  private static String clockKey(DataType.Kind kind) {
    boolean day = kind != DataType.Kind.TIME_WITHOUT_TIMEZONE;
    String minutes = day ? DAY + "[ T]" + MINUTES : MINUTES;
    int fraction = (day ? "2000-01-01T00:00:00." : "00:00:00.").length();
    return "CASE WHEN %1$s IS NULL THEN NULL WHEN typeof(%1$s) <> 'text' THEN x''"
        + (day ? " WHEN %1$s GLOB '" + DAY + "' THEN %1$s || 'T00:00:00'" : "")
        + (" WHEN %1$s GLOB '" + minutes + "' THEN %2$s || ':00'")
        + (" WHEN %1$s GLOB '" + minutes + SECONDS + "' THEN %2$s")
        + (" WHEN %1$s GLOB '" + minutes + SECONDS + ".[0-9]*'")
        + (" AND substr(%1$s, " + (fraction + 1) + ") NOT GLOB '*[^0-9]*'")
        + " THEN rtrim(rtrim(%2$s, '0'), '.') ELSE x'' END";
  }

  /** Whether there is such a day, such a time, such an offset. */
  private static boolean isReal(DataType.Kind kind, String normal) {
    return ValueCheck.fits(DataType.of(kind), TextNode.valueOf(normal), SchemaForm.V0);
  }

  private static String spelling(DataType.Kind kind, Matcher shape, String clock) {
    String day = shape.group("day");
    String offset = shape.group("offset");
    return switch (kind) {
      case DATE -> day;
      case TIMESTAMP_WITHOUT_TIMEZONE -> day + "T" + clock;
      case TIMESTAMP_WITH_TIMEZONE -> day + "T" + clock + offset;
      case TIME_WITH_TIMEZONE -> clock + offset;
      default -> clock;
    };
  }

  private static String clock(Matcher shape) {
    if (shape.group("clock") == null) {
      return MIDNIGHT;
    }
    String fraction = shape.group("fraction");
    String digits = fraction == null ? "" : fraction.replaceAll("0+$", "");
    String seconds = shape.group("seconds");
    String time = shape.group("clock") + (seconds == null ? ":00" : seconds);
    return digits.isEmpty() ? time : time + "." + digits;
  }
}
