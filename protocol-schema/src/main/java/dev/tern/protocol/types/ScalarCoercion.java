package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.Optional;

/** The making of a scalar that fits out of a value that does not. */
final class ScalarCoercion {
  private ScalarCoercion() {}

  /** Tries a value that is known not to fit the type as it stands. */
  static Attempt attempt(DataType type, JsonNode value) {
    return switch (type.kind()) {
      case STRING -> Attempt.lossless(text(value));
      case INTEGER ->
          ValueCodec.INTEGER
              .decode(value)
              .flatMap(whole -> ValueCodec.INTEGER.encode(whole.value(), SchemaForm.V0))
              .map(Attempt::lossless)
              .orElseGet(Attempt::notOfType);
      case NUMBER ->
          NumberText.find(value)
              .map(number -> number((NumberType) type, number))
              .orElseGet(Attempt::notOfType);
      case BINARY -> binary(value);
      case DATE,
          TIMESTAMP_WITH_TIMEZONE,
          TIMESTAMP_WITHOUT_TIMEZONE,
          TIME_WITH_TIMEZONE,
          TIME_WITHOUT_TIMEZONE ->
          TemporalCoercion.attempt(type, value);
      case BOOLEAN, BIG_INTEGER, JSON, ARRAY, OBJECT, UNION, UNKNOWN -> Attempt.notOfType();
    };
  }

  /** The text of any value: numbers written out, containers as JSON. */
  private static String text(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    return value.isNumber()
        ? NumberText.find(value).map(BigDecimal::toPlainString).orElse(value.asText())
        : value.toString();
  }

  private static Attempt number(NumberType type, BigDecimal number) {
    Optional<Decimal> size = type.decimal();
    if (size.isEmpty() || size.get().fits(number)) {
      return Attempt.lossless(node(number));
    }
    BigDecimal cut = size.get().truncate(number);
    return size.get().fitsPrecision(cut)
        ? new Attempt(node(cut), Attempt.Loss.DIGITS)
        : new Attempt(NullNode.getInstance(), Attempt.Loss.TOO_LARGE);
  }

  private static JsonNode node(BigDecimal number) {
    return ValueCodec.NUMBER.encode(number, SchemaForm.V0).orElse(NullNode.getInstance());
  }

  private static Attempt binary(JsonNode value) {
    return Optional.ofNullable(value.textValue())
        .flatMap(text -> BinaryCodec.lenient(text, true))
        .flatMap(bytes -> ValueCodec.BINARY.encode(bytes, SchemaForm.V0))
        .map(Attempt::lossless)
        .orElseGet(Attempt::notOfType);
  }
}
