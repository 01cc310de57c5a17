package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Looking at JSON schemas without understanding them whole. */
final class Schemas {

  private static final List<String> MAPS =
      List.of("properties", "patternProperties", "definitions");
  private static final List<String> PARTS =
      List.of("items", "additionalProperties", "additionalItems", "not", "contains");
  private static final List<String> LISTS = List.of("oneOf", "anyOf", "allOf", "items");

  private Schemas() {}

  /** A part of a schema, and where it stands. */
  private record Part(String at, JsonNode schema) {}

  /** Whether a schema names a type, alone or in a list. */
  static boolean isOfType(JsonNode schema, String name) {
    return types(schema).contains(name);
  }

  /** The types that a schema names; null is one. */
  static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    Set<String> names = new TreeSet<>();
    if (type.isTextual()) {
      names.add(type.textValue());
    }
    type.forEach(name -> names.add(name.asText()));
    return names;
  }

  /** Visits a schema and every schema in it, each with its place. */
  static void walk(JsonNode schema, BiConsumer<String, JsonNode> visitor) {
    Deque<Part> open = new ArrayDeque<>();
    open.push(new Part("", schema));
    while (!open.isEmpty()) {
      Part part = open.pop();
      visitor.accept(part.at, part.schema);
      for (String word : MAPS) {
        part.schema
            .path(word)
            .properties()
            .forEach(
                entry -> open.push(new Part(part.at + "/" + entry.getKey(), entry.getValue())));
      }
      for (String word : PARTS) {
        if (part.schema.path(word).isObject()) {
          open.push(new Part(part.at + "/" + word, part.schema.path(word)));
        }
      }
      for (String word : LISTS) {
        if (part.schema.path(word).isArray()) {
          part.schema.path(word).forEach(one -> open.push(new Part(part.at + "/" + word, one)));
        }
      }
    }
  }

  /** The schema at a path of property names; missing when it is not listed. */
  static JsonNode at(JsonNode schema, JsonNode path) {
    JsonNode found = schema;
    for (JsonNode name : path) {
      found = found.path("properties").path(name.asText());
    }
    return found;
  }
}
