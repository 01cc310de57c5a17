package dev.tern.testkit.mutant.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

/** What becomes of texts on their way into a row. */
final class ModelTexts {

  private static final int DIGITS = 18;
  private static final int LONG = 65_535;
  private static final String PLAIN_TIME = "timestamp_without_timezone";

  private ModelTexts() {}

  static JsonNode spoiled(JsonNode schema, JsonNode value, Fault fault) {
    boolean text = schema.path("type").asText().equals("string");
    if (value.isNull() && text && fault == Fault.NULL_IS_EMPTY) {
      return TextNode.valueOf("");
    }
    boolean large = value.isNumber() && value.decimalValue().precision() > DIGITS;
    if (large && fault == Fault.HAS_HABITS) {
      return TextNode.valueOf(value.asText());
    }
    return value.isTextual() ? text(schema, value, fault) : value;
  }

  private static JsonNode text(JsonNode schema, JsonNode value, Fault fault) {
    String text = value.asText();
    String type = schema.path("airbyte_type").asText();
    return switch (fault) {
      case HAS_HABITS -> type.equals("time_with_timezone") ? TextNode.valueOf(utc(text)) : value;
      case CUTS_AT_NUL -> TextNode.valueOf(text.split("\u0000", -1)[0]);
      case CUTS_LONG_TEXTS -> TextNode.valueOf(text.substring(0, Math.min(LONG, text.length())));
      case SHIFTS_PLAIN_TIMES -> type.equals(PLAIN_TIME) ? later(text, 1) : value;
      case MOVES_WITH_THE_MACHINE ->
          type.equals(PLAIN_TIME) && isFarAway() ? later(text, 13) : value;
      case CUTS_ZONES ->
          type.equals("timestamp_with_timezone")
              ? TextNode.valueOf(OffsetDateTime.parse(text).toLocalDateTime() + "")
              : value;
      case FAILS_ON_HALF_CHARACTERS -> {
        requireWhole(text);
        yield value;
      }
      default -> value;
    };
  }

  private static JsonNode later(String time, int hours) {
    return TextNode.valueOf(LocalDateTime.parse(time).plusHours(hours) + "");
  }

  private static boolean isFarAway() {
    return TimeZone.getDefault().getRawOffset() > TimeUnit.HOURS.toMillis(12);
  }

  private static String utc(String time) {
    return OffsetTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).toString();
  }

  private static void requireWhole(String text) {
    if (text.codePoints().anyMatch(it -> Character.getType(it) == Character.SURROGATE)) {
      throw Failure.system("A text has half a character.");
    }
  }
}
