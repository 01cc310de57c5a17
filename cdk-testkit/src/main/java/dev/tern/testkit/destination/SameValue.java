package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Whether a value that was read back is the value that was sent, whatever it looks like. */
final class SameValue {

  private static final List<Function<String, Object>> READINGS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          LocalDateTime::parse,
          text -> ofDay(OffsetTime.parse(text)),
          LocalTime::parse);

  private static final int DIGITS_OF_DOUBLE = 15;

  /** An offset without minutes, as databases write it. */
  private static final Pattern HOURS = Pattern.compile("(:\\d\\d(?:\\.\\d+)?[+-]\\d\\d)$");

  private SameValue() {}

  static boolean test(JsonNode sent, JsonNode stored) {
    if (isNothing(sent) || isNothing(stored)) {
      return isNothing(sent) && isNothing(stored);
    }
    if (sent.isNumber()) {
      return sameNumber(sent, stored);
    }
    if (sent.isContainerNode()) {
      return sameParts(sent, stored.isTextual() ? Json.parse(stored.asText()) : stored);
    }
    return sent.equals(stored)
        || (sent.isTextual() && stored.isTextual() && sameTime(sent.asText(), stored.asText()));
  }

  /** One that no binary number holds may stand as a text. */
  private static boolean sameNumber(JsonNode sent, JsonNode stored) {
    JsonNode read = stored.isTextual() && isLong(sent) ? Json.parse(stored.asText()) : stored;
    return read.isNumber() && sent.decimalValue().compareTo(read.decimalValue()) == 0;
  }

  private static boolean isLong(JsonNode number) {
    return number.decimalValue().stripTrailingZeros().precision() > DIGITS_OF_DOUBLE;
  }

  /** The nanosecond of the day in UTC. */
  private static long ofDay(OffsetTime time) {
    long utc =
        time.toLocalTime().toNanoOfDay()
            - Duration.ofSeconds(time.getOffset().getTotalSeconds()).toNanos();
    return Math.floorMod(utc, Duration.ofDays(1).toNanos());
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean sameParts(JsonNode sent, JsonNode stored) {
    if (sent.getNodeType() != stored.getNodeType()) {
      return false;
    }
    if (sent.isArray()) {
      return sent.size() == stored.size() && sameElements(sent, stored);
    }
    Set<String> names = new TreeSet<>();
    sent.fieldNames().forEachRemaining(names::add);
    stored.fieldNames().forEachRemaining(names::add);
    return names.stream().allMatch(name -> test(sent.path(name), stored.path(name)));
  }

  private static boolean sameElements(JsonNode sent, JsonNode stored) {
    for (int i = 0; i < sent.size(); i++) {
      if (!test(sent.get(i), stored.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A time as the protocol writes it, where a database leaves out a T or minutes of an offset. */
  static String spelled(String time) {
    String separated = time.replaceFirst("^(\\S{10,}) (?=\\d\\d:)", "$1T");
    return HOURS.matcher(separated).replaceFirst("$1:00");
  }

  private static boolean sameTime(String sent, String other) {
    String stored = spelled(other);
    for (Function<String, Object> reading : READINGS) {
      List<Object> both = read(reading, sent, stored);
      if (both.size() == 2) {
        return both.get(0).equals(both.get(1));
      }
    }
    return false;
  }

  private static List<Object> read(Function<String, Object> reading, String... texts) {
    List<Object> values = new ArrayList<>();
    for (String text : texts) {
      try {
        values.add(reading.apply(text));
      } catch (DateTimeException e) {
        return List.of(); // this is another kind of time
      }
    }
    return values;
  }
}
