package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A text for any JSON value: equal values have equal texts, and the texts sort by their bytes as
 * the values do.
 *
 * <p>False, true, numbers by size, texts by their characters, then lists and objects. {@code 1} and
 * {@code 1.0} are equal.
 */
final class SortableText {

  /** Larger than any exponent that fits into an int, with or without its sign. */
  private static final long BIAS = 5_000_000_000L;

  private static final int NINE = '9' + '0';

  private SortableText() {}

  /** The text of a value; null when it has half a character, which no database stores. */
  static @Nullable String of(JsonNode value) {
    String text = text(value);
    return WholeText.isWhole(text) ? text : null;
  }

  private static String text(JsonNode value) {
    if (value.isNumber()) {
      return "2" + number(value.decimalValue());
    }
    if (value.isTextual()) {
      return "3" + value.textValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "1t" : "1f";
    }
    return "4" + value.toString();
  }

  /** Sign, exponent and digits; of a negative number all of it turned round. */
  private static String number(BigDecimal number) {
    if (number.signum() == 0) {
      return "1";
    }
    BigDecimal stripped = number.stripTrailingZeros();
    long exponent = (long) stripped.precision() - stripped.scale();
    String size = String.format("%010d", BIAS + exponent) + stripped.unscaledValue().abs();
    return number.signum() > 0 ? "2" + size : "0" + turned(size) + "~";
  }

  private static String turned(String digits) {
    StringBuilder turned = new StringBuilder(digits.length());
    for (int i = 0; i < digits.length(); i++) {
      turned.append((char) (NINE - digits.charAt(i)));
    }
    return turned.toString();
  }
}
