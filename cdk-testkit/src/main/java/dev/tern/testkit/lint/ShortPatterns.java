package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A schema whose patterns are quick to compile. For a plain text Java takes the square of its
 * length, which is a second for some ten thousand characters, and each run compiles it anew.
 */
final class ShortPatterns {

  private static final int LONGEST = 5_000;

  private ShortPatterns() {}

  /** A copy in which longer ones match everything. */
  static JsonNode of(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    Deque<JsonNode> open = new ArrayDeque<>(List.of(copy));
    while (!open.isEmpty()) {
      JsonNode part = open.pop();
      if (part instanceof ObjectNode object) {
        shorten(object);
      }
      part.forEach(open::push);
    }
    return copy;
  }

  private static void shorten(ObjectNode schema) {
    if (schema.path("pattern").asText().length() > LONGEST) {
      schema.put("pattern", "");
    }
    if (schema.path("patternProperties") instanceof ObjectNode named) {
      List<String> names = named.properties().stream().map(it -> it.getKey()).toList();
      named.remove(names.stream().filter(name -> name.length() > LONGEST).toList());
    }
  }
}
