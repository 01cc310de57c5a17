package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Exact numbers in whatever form they arrive, within bounds that protect memory. */
final class NumberText {
  /** How many digits the plain form of a number may have on either side of the point. */
  static final int MAX_DIGITS = 100_000;

  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d{1,100000}+(?:\\.\\d{1,100000}+)?+(?:[eE][+-]?\\d{1,6})?");

  private NumberText() {}

  /**
   * The number of a JSON number or of a text of one; absent for infinities, NaN and what is too
   * large to write out.
   */
  static Optional<BigDecimal> find(JsonNode value) {
    if (value.isTextual()) {
      return parse(value.textValue());
    }
    if (!value.isNumber()
        || ((value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue()))) {
      return Optional.empty();
    }
    return Optional.of(value.decimalValue()).filter(NumberText::isBounded);
  }

  static Optional<BigDecimal> parse(String text) {
    return DECIMAL.matcher(text).matches()
        ? Optional.of(new BigDecimal(text)).filter(NumberText::isBounded)
        : Optional.empty();
  }

  private static boolean isBounded(BigDecimal number) {
    return number.scale() <= MAX_DIGITS && (long) number.precision() - number.scale() <= MAX_DIGITS;
  }
}
