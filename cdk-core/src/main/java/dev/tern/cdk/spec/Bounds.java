package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The bounds of a {@link Range} in the keywords of a JSON type: of a number its value, of a text
 * its characters, of a list its entries.
 *
 * @param least the keyword for the lower bound
 * @param most the keyword for the upper bound
 */
record Bounds(double min, double max, String least, String most) {

  /** The bounds for a JSON type; empty when it has no size. */
  static Optional<Bounds> of(Range range, String type) {
    return switch (type) {
      case "integer", "number" -> Optional.of(of(range, "minimum", "maximum"));
      case "string" -> Optional.of(of(range, "minLength", "maxLength"));
      case "array" -> Optional.of(of(range, "minItems", "maxItems"));
      default -> Optional.empty();
    };
  }

  private static Bounds of(Range range, String least, String most) {
    return new Bounds(range.min(), range.max(), least, most);
  }

  /** Adds them to a schema; an infinite one is none. */
  void describe(ObjectNode schema) {
    if (Double.isFinite(min)) {
      schema.set(least, number(min));
    }
    if (Double.isFinite(max)) {
      schema.set(most, number(max));
    }
  }

  /** Whether a value of the type lies within. */
  boolean contain(JsonNode value) {
    BigDecimal size = size(value);
    return (!Double.isFinite(min) || size.compareTo(BigDecimal.valueOf(min)) >= 0)
        && (!Double.isFinite(max) || size.compareTo(BigDecimal.valueOf(max)) <= 0);
  }

  private static BigDecimal size(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue();
    }
    String text = value.asText();
    return BigDecimal.valueOf(
        value.isTextual() ? text.codePointCount(0, text.length()) : value.size());
  }

  private static JsonNode number(double bound) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return bound == Math.rint(bound) && Math.abs(bound) <= Long.MAX_VALUE
        ? nodes.numberNode((long) bound)
        : nodes.numberNode(bound);
  }
}
