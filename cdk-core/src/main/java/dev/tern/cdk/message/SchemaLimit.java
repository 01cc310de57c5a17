package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says of a scalar beside its type: the bounds of a number, or the texts there are.
 *
 * @param least the {@code minimum}; null for none
 * @param most the {@code maximum}; null for none
 * @param texts the {@code enum}; null for any
 */
record SchemaLimit(
    @Nullable BigDecimal least, @Nullable BigDecimal most, @Nullable Set<String> texts) {

  /** Whether an {@code enum} has nothing but texts. */
  static boolean isOfTexts(JsonNode constants) {
    for (JsonNode constant : constants) {
      if (!constant.isTextual()) {
        return false;
      }
    }
    return constants.isArray();
  }

  /** What a schema says; null when it says nothing. */
  static @Nullable SchemaLimit find(JsonNode schema) {
    BigDecimal least = bound(schema.path("minimum"));
    BigDecimal most = bound(schema.path("maximum"));
    Set<String> texts = null;
    if (schema.has("enum")) {
      texts = new HashSet<>();
      for (JsonNode constant : schema.get("enum")) {
        texts.add(constant.textValue());
      }
    }
    return least == null && most == null && texts == null
        ? null
        : new SchemaLimit(least, most, texts);
  }

  private static @Nullable BigDecimal bound(JsonNode bound) {
    return bound.isNumber() ? bound.decimalValue() : null;
  }

  /** The keyword that a value does not fit; null when it fits. */
  @Nullable String misfit(SchemaStep.Type type, byte[] json, int from, int end) {
    if (texts != null) {
      boolean known =
          type == SchemaStep.Type.STRING && texts.contains(JsonText.string(json, from, end));
      return known ? null : "enum";
    }
    if (type != SchemaStep.Type.NUMBER) {
      return null;
    }
    BigDecimal number = JsonNumber.decimal(json, from, end);
    if (least != null && number.compareTo(least) < 0) {
      return "minimum";
    }
    return most != null && number.compareTo(most) > 0 ? "maximum" : null;
  }
}
