package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table of the Java types that are one JSON scalar. */
final class Scalars {
  private static final String TIME_ZONE_PATTERN =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";
  private static final String DURATION_PATTERN =
      "^P(?=[0-9]|T[0-9])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?)?$";
  private static final String UUID_PATTERN =
      "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
  private static final Map<Class<?>, Shape> TABLE = table();

  private Scalars() {}

  static Optional<Shape> find(Class<?> type) {
    return Optional.ofNullable(TABLE.get(type));
  }

  private static Map<Class<?>, Shape> table() {
    Map<Class<?>, Shape> table = new HashMap<>();
    table.put(String.class, ScalarShape.text("text", text -> text));
    table.put(Path.class, ScalarShape.text("a path", Path::of));
    table.put(Secret.class, new SecretShape());
    table.put(boolean.class, ScalarShape.truth());
    table.put(Boolean.class, ScalarShape.truth());
    addNumbers(table);
    addTexts(table);
    return Map.copyOf(table);
  }

  private static void addNumbers(Map<Class<?>, Shape> table) {
    ScalarShape ints =
        ScalarShape.integer(
            "a whole number from -2147483648 to 2147483647",
            node -> node.decimalValue().intValueExact());
    ScalarShape longs =
        ScalarShape.integer(
            "a whole number of at most 64 bits", node -> node.decimalValue().longValueExact());
    table.put(int.class, ints);
    table.put(Integer.class, ints);
    table.put(long.class, longs);
    table.put(Long.class, longs);
    table.put(
        BigInteger.class,
        ScalarShape.integer("a whole number", node -> whole(node.decimalValue())));
    table.put(double.class, ScalarShape.number(JsonNode::doubleValue));
    table.put(Double.class, ScalarShape.number(JsonNode::doubleValue));
    table.put(float.class, ScalarShape.number(JsonNode::floatValue));
    table.put(Float.class, ScalarShape.number(JsonNode::floatValue));
    table.put(BigDecimal.class, ScalarShape.number(JsonNode::decimalValue));
  }

  /** A few characters of an exponent must not become a gigabyte of digits. */
  private static BigInteger whole(BigDecimal number) {
    if (-(long) number.scale() > ProtocolJson.MAX_NUMBER_LENGTH) {
      throw new ArithmeticException("too many digits");
    }
    return number.toBigIntegerExact();
  }

  private static void addTexts(Map<Class<?>, Shape> table) {
    ScalarShape time = ScalarShape.text("a time with zone", OffsetDateTime::parse);
    table.put(URI.class, ScalarShape.text("a URI", URI::create).with("format", "uri"));
    table.put(
        LocalDate.class,
        ScalarShape.text("a date (YYYY-MM-DD)", LocalDate::parse)
            .with("format", "date")
            .with("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
            .with("pattern_descriptor", "YYYY-MM-DD"));
    table.put(OffsetDateTime.class, dateTime(time));
    table.put(
        Instant.class,
        dateTime(
            ScalarShape.text("a time with zone", text -> OffsetDateTime.parse(text).toInstant())));
    table.put(
        Duration.class,
        ScalarShape.text("a duration (PT15M)", Duration::parse)
            .with("pattern", DURATION_PATTERN)
            .with("pattern_descriptor", "an ISO 8601 duration such as PT15M or P1DT12H"));
    table.put(
        UUID.class,
        ScalarShape.text("a UUID", UUID::fromString)
            .with("format", "uuid")
            .with("pattern", UUID_PATTERN)
            .with("pattern_descriptor", "a UUID such as 123e4567-e89b-12d3-a456-426614174000"));
  }

  private static ScalarShape dateTime(ScalarShape shape) {
    return shape
        .with("format", "date-time")
        .with("pattern", TIME_ZONE_PATTERN)
        .with("pattern_descriptor", "YYYY-MM-DDTHH:mm:ssZ");
  }
}
