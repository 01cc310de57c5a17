package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a field of a struct may hold.
 *
 * @param names the names of an enumeration; empty for none
 * @param struct the struct it is; null for a scalar, a list or a free object
 * @param items what a list holds; null for no list
 * @param least how many elements a list has at least
 */
record Value(
    Kind kind, Set<String> names, @Nullable Struct struct, @Nullable Value items, int least) {

  private static final String REFERENCE = "#/definitions/";

  /** What a part of the protocol schema says. */
  static Value of(JsonNode schema, JsonNode definitions, Map<String, Struct> structs) {
    String reference = schema.path("$ref").asText();
    if (reference.startsWith(REFERENCE)) {
      String name = reference.substring(REFERENCE.length());
      Value value = of(definitions.path(name), definitions, structs);
      return value.kind == Kind.OBJECT
          ? new Value(Kind.OBJECT, Set.of(), structs.get(name), null, 0)
          : value;
    }
    Set<String> names = new LinkedHashSet<>();
    schema.path("enum").forEach(name -> names.add(name.textValue()));
    Value items = schema.has("items") ? of(schema.get("items"), definitions, structs) : null;
    return new Value(
        Kind.named(schema.path("type").asText()),
        names,
        null,
        items,
        schema.path("minItems").asInt());
  }

  /** Whether its elements are looked at. */
  boolean list() {
    return items != null;
  }
}
