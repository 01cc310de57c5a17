package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** How long a number in a message may be when it is written without an exponent. */
final class NumberLimit {

  private static final int DIGITS = 9_990;

  private NumberLimit() {}

  /** Whether a number, or each number in a tree, can be said. */
  static boolean holds(JsonNode value) {
    if (value.isBigDecimal() || value.isBigInteger()) {
      return holds(value.decimalValue());
    }
    for (JsonNode part : value) {
      if (!holds(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(BigDecimal number) {
    return number.scale() <= DIGITS
        && number.scale() >= -DIGITS
        && (long) number.precision() - Math.min(0, number.scale()) <= DIGITS;
  }
}
