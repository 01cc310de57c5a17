package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The kinds of values that the protocol schema knows. */
enum Kind {
  TEXT("a text"),
  INTEGER("a whole number"),
  NUMBER("a number"),
  BOOLEAN("a boolean"),
  LIST("a list"),
  OBJECT("an object"),
  ANY("anything");

  final String words;

  Kind(String words) {
    this.words = words;
  }

  /** The kind that the keyword {@code type} names. */
  static Kind named(String type) {
    return switch (type) {
      case "string" -> TEXT;
      case "integer" -> INTEGER;
      case "number" -> NUMBER;
      case "boolean" -> BOOLEAN;
      case "array" -> LIST;
      case "object" -> OBJECT;
      default -> ANY;
    };
  }

  /** Whether a value is of this kind. */
  boolean fits(JsonNode value) {
    return switch (this) {
      case TEXT -> value.isTextual();
      case INTEGER -> value.isIntegralNumber();
      case NUMBER -> value.isNumber();
      case BOOLEAN -> value.isBoolean();
      case LIST -> value.isArray();
      case OBJECT -> value.isObject();
      case ANY -> true;
    };
  }

  /** What a value is, in words. */
  static String of(JsonNode value) {
    for (Kind kind : values()) {
      if (kind != ANY && kind.fits(value)) {
        return kind.words;
      }
    }
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
