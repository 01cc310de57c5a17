package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a keyword of a schema wants, in the user's words. */
final class Expectation {
  private Expectation() {}

  /** The words for the keyword that failed in the schema. */
  static String of(String keyword, JsonNode schema) {
    JsonNode wanted = schema.path(keyword);
    return "expected "
        + switch (keyword) {
          case "type" -> types(wanted);
          case "enum" -> oneOf(wanted);
          case "const" -> shown(wanted);
          case "format" -> format(wanted.asText());
          case "pattern" -> pattern(wanted, schema.path("pattern_descriptor"));
          case "uniqueItems" -> "no entry twice";
          case "additionalProperties" -> "no such key";
          case "oneOf" -> "a value that fits exactly one of the alternatives in the specification";
          case "anyOf" -> "a value that fits one of the alternatives in the specification";
          default -> bound(keyword, wanted.asText());
        };
  }

  private static String bound(String keyword, String limit) {
    return switch (keyword) {
      case "minimum" -> "at least " + limit;
      case "maximum" -> "at most " + limit;
      case "exclusiveMinimum" -> "more than " + limit;
      case "exclusiveMaximum" -> "less than " + limit;
      case "multipleOf" -> "a multiple of " + limit;
      case "minLength" -> "at least " + counted(limit, "character", "characters");
      case "maxLength" -> "at most " + counted(limit, "character", "characters");
      case "minItems" -> "at least " + counted(limit, "entry", "entries");
      case "maxItems" -> "at most " + counted(limit, "entry", "entries");
      case "minProperties" -> "at least " + counted(limit, "key", "keys");
      case "maxProperties" -> "at most " + counted(limit, "key", "keys");
      default -> "a value that fits '" + keyword + "' of the specification";
    };
  }

  private static String counted(String limit, String one, String many) {
    return limit + " " + ("1".equals(limit) ? one : many);
  }

  private static String types(JsonNode wanted) {
    if (!wanted.isArray()) {
      return type(wanted.asText());
    }
    List<String> words = new ArrayList<>();
    wanted.forEach(type -> words.add(type(type.asText())));
    return String.join(" or ", words);
  }

  private static String type(String type) {
    return switch (type) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "an object";
      default -> type;
    };
  }

  private static String oneOf(JsonNode wanted) {
    List<String> values = new ArrayList<>();
    wanted.forEach(value -> values.add(shown(value)));
    return (values.size() == 1 ? "" : "one of ") + String.join(", ", values);
  }

  private static String shown(JsonNode value) {
    return value.isTextual() && !value.textValue().isEmpty()
        ? value.textValue()
        : ShownValue.of(value);
  }

  private static String format(String format) {
    return switch (format) {
      case "date" -> "a date that exists, as YYYY-MM-DD";
      case "date-time" -> "a time that exists, as YYYY-MM-DDTHH:mm:ssZ";
      case "time" -> "a time of day, as HH:mm:ssZ";
      case "uri" -> "a URI with its scheme, such as https://example.com";
      case "email" -> "an e-mail address";
      case "hostname" -> "a host name";
      case "ipv4", "ipv6" -> "an IP address";
      case "uuid" -> "a UUID";
      case "regex" -> "a regular expression";
      default -> "text in the format '" + format + "'";
    };
  }

  private static String pattern(JsonNode pattern, JsonNode descriptor) {
    return descriptor.isTextual()
        ? descriptor.textValue()
        : "text that matches " + pattern.asText();
  }
}
