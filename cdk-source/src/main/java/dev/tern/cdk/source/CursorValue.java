package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One value of a cursor: where it stands in its order, with its text as the source wrote it. */
final class CursorValue {

  private static final int DAY_AND_TIME = "2000-01-01T00:00:00Z".length();

  private final CursorOrder order;
  private final JsonNode value;
  private @Nullable Comparable<?> key;

  /** Takes a JSON number or text. */
  CursorValue(CursorOrder order, JsonNode value) {
    this.order = order;
    this.value = value;
  }

  /**
   * Less than zero when this one comes first, zero when they tie.
   *
   * @throws RuntimeException when one of them has no place in the order
   */
  int compareTo(CursorValue other) {
    return switch (order) {
      case NUMBER ->
          isLong() && other.isLong()
              ? Long.compare(value.longValue(), other.value.longValue())
              : compareKeys(other);
      case MOMENT ->
          isPlainUtc() && other.isPlainUtc() && length() == other.length()
              ? value.textValue().compareTo(other.value.textValue())
              : compareKeys(other);
      case TEXT -> compareKeys(other);
    };
  }

  /**
   * Finds out where the value stands.
   *
   * @throws RuntimeException when it has no place in the order
   */
  Comparable<?> key() {
    Comparable<?> known = key;
    if (known == null) {
      known = order.key(value);
      key = known;
    }
    return known;
  }

  /** The text with all digits, for a state and for the reader. */
  String text() {
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  @SuppressWarnings("unchecked") // keys of one order are of one class
  private int compareKeys(CursorValue other) {
    return ((Comparable<Object>) key()).compareTo(other.key());
  }

  private boolean isLong() {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  /**
   * Whether the text is of the one shape in which moments sort like texts, so that nothing has to
   * be parsed.
   */
  private boolean isPlainUtc() {
    String text = value.textValue();
    return text != null
        && text.length() >= DAY_AND_TIME
        && Character.isDigit(text.charAt(0))
        && text.charAt(4) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(text.length() - 1) == 'Z';
  }

  private int length() {
    return value.textValue().length();
  }
}
