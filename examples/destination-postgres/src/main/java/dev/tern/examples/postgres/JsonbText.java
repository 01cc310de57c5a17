package dev.tern.examples.postgres;

import java.math.BigDecimal;

/**
 * One pass over a JSON text that looks for what {@code jsonb} refuses: the escape of NUL, halves of
 * surrogate pairs, numbers out of the range of {@code numeric}.
 */
final class JsonbText {

  private static final int HEX = 16;
  private static final int ESCAPE = 6;
  private static final int SURELY_IN_RANGE = 1000;

  private final String json;
  private int at;

  private JsonbText(String json) {
    this.json = json;
  }

  /** True when a column of JSON in binary form takes the text, which is valid. */
  static boolean fits(String json) {
    return new JsonbText(json).fits();
  }

  private boolean fits() {
    while (at < json.length()) {
      char first = json.charAt(at++);
      boolean number = first == '-' || isDigit(first);
      if ((first == '"' && !text()) || (number && !number())) {
        return false;
      }
    }
    return true;
  }

  /** Goes behind the closing quote. */
  private boolean text() {
    while (true) {
      char unit = json.charAt(at++);
      if (unit == '"') {
        return true;
      }
      if (unit == '\\' && json.charAt(at) != 'u') {
        at++;
      } else if (unit == '\\') {
        at--;
        unit = unit();
      }
      if (unit == '\0' || (Character.isSurrogate(unit) && !isPair(unit))) {
        return false;
      }
    }
  }

  /** True when the other half of a pair follows, which is gone over then. */
  private boolean isPair(char high) {
    return Character.isHighSurrogate(high) && Character.isLowSurrogate(unit());
  }

  /** The next unit of a text, escaped or not. */
  private char unit() {
    if (!json.startsWith("\\u", at)) {
      return json.charAt(at++);
    }
    int from = at + 2;
    at += ESCAPE;
    return (char) Integer.parseInt(json, from, at, HEX);
  }

  /** Goes behind a number. */
  private boolean number() {
    int from = at - 1;
    boolean exponent = false;
    while (at < json.length() && isOfNumber(json.charAt(at))) {
      exponent |= Character.toLowerCase(json.charAt(at)) == 'e';
      at++;
    }
    boolean surely = !exponent && at - from <= SURELY_IN_RANGE;
    return surely || isNumeric(json.substring(from, at));
  }

  private static boolean isNumeric(String number) {
    try {
      return PostgresLimits.isNumeric(new BigDecimal(number));
    } catch (NumberFormatException e) {
      return false; // an exponent of more than ten digits
    }
  }

  private static boolean isOfNumber(char unit) {
    return isDigit(unit) || "+-.eE".indexOf(unit) >= 0;
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }
}
