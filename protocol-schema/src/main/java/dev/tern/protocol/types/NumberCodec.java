package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The codec of numbers: exact ones, and the three that only v1 can say. */
final class NumberCodec implements ValueCodec<Number> {
  @Override
  public Optional<Decoded<Number>> decode(JsonNode value) {
    return NumberText.find(value)
        .<Number>map(number -> number)
        .or(() -> nonFinite(value))
        .map(number -> new Decoded<>(number, true));
  }

  @Override
  public Optional<JsonNode> encode(Number value, SchemaForm form) {
    if ((value instanceof Double || value instanceof Float)
        && !Double.isFinite(value.doubleValue())) {
      return form == SchemaForm.V1
          ? Optional.of(TextNode.valueOf(value.toString()))
          : Optional.empty();
    }
    BigDecimal exact = exact(value);
    return Optional.of(
        form == SchemaForm.V1 ? TextNode.valueOf(exact.toPlainString()) : node(exact));
  }

  /** The number a Java number shows, not the binary fraction behind it. */
  private static BigDecimal exact(Number value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    return value instanceof BigInteger whole
        ? new BigDecimal(whole)
        : new BigDecimal(value.toString());
  }

  private static JsonNode node(BigDecimal exact) {
    return exact.scale() == 0
        ? IntegerCodec.number(exact.unscaledValue())
        : DecimalNode.valueOf(exact);
  }

  private static Optional<Number> nonFinite(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : "";
    return switch (text) {
      case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      case "NaN" -> Optional.of(Double.NaN);
      default -> Optional.empty();
    };
  }
}
