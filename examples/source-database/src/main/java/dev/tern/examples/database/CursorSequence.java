package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a cursor that comes before the last one: a database that sorts a column differently from
 * what its values mean, or a view that makes up another value each time it is asked.
 */
final class CursorSequence {

  private static final String UTC = "Z";

  private final Column column;
  private final String stream;
  private @Nullable JsonNode last;

  /**
   * For one read.
   *
   * @param column the cursor
   * @param stream the name for sentences
   */
  CursorSequence(Column column, String stream) {
    this.column = column;
    this.stream = stream;
  }

  /**
   * Takes note of the next value.
   *
   * @throws ConfigException when it is out of order
   */
  void next(JsonNode value) {
    if (value.isNull()) {
      return;
    }
    JsonNode before = last;
    if (before != null && compare(before, value) > 0) {
      throw new ConfigException(
          "The database does not return stream "
              + stream
              + " in the order of column '"
              + column.name()
              + "'. Set 'cursor_field' to another column: a number or a time that is stored.");
    }
    last = value;
  }

  private int compare(JsonNode left, JsonNode right) {
    return switch (column.type().kind()) {
      case INTEGER, BIG_INTEGER, NUMBER -> compareNumbers(left, right);
      case DATE, TIMESTAMP_WITHOUT_TIMEZONE, TIMESTAMP_WITH_TIMEZONE ->
          compareMoments(left.textValue(), right.textValue());
      default -> compareTexts(left.asText(), right.asText());
    };
  }

  private static int compareNumbers(JsonNode left, JsonNode right) {
    return left.isLong() && right.isLong()
        ? Long.compare(left.longValue(), right.longValue())
        : number(left).compareTo(number(right));
  }

  private static BigDecimal number(JsonNode value) {
    return value.isNumber() ? value.decimalValue() : new BigDecimal(value.textValue());
  }

  /** Without the mark of UTC, moments sort as their texts do; those before year 1 are let pass. */
  private static int compareMoments(String left, String right) {
    if (left.endsWith(" BC") || right.endsWith(" BC")) {
      return 0;
    }
    boolean plain = left.endsWith(UTC) == right.endsWith(UTC) && !hasOffset(left, right);
    return plain
        ? left.replace(UTC, "").compareTo(right.replace(UTC, ""))
        : compareInstants(left, right);
  }

  private static boolean hasOffset(String left, String right) {
    int time = "2000-01-01T00:00:00".length();
    return left.indexOf('+', time) > 0
        || left.indexOf('-', time) > 0
        || right.indexOf('+', time) > 0
        || right.indexOf('-', time) > 0;
  }

  private static int compareInstants(String left, String right) {
    try {
      return OffsetDateTime.parse(left)
          .toInstant()
          .compareTo(OffsetDateTime.parse(right).toInstant());
    } catch (DateTimeParseException e) {
      return 0; // the kit finds out
    }
  }

  /** By the bytes in UTF-8. */
  private static int compareTexts(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
