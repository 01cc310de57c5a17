package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An option of a specification at its place in a configuration.
 *
 * @param path names from the top
 * @param schema what it may be
 * @param required whether it has to be there
 */
record PlacedOption(List<String> path, JsonNode schema, boolean required) {

  PlacedOption {
    path = List.copyOf(path);
  }

  /** All options that a configuration of a shape can have, those of chosen variants included. */
  static List<PlacedOption> in(JsonNode specification, JsonNode config) {
    List<PlacedOption> found = new ArrayList<>();
    collect(specification, config, List.of(), found);
    return found;
  }

  private static void collect(
      JsonNode schema, JsonNode value, List<String> path, List<PlacedOption> found) {
    for (JsonNode variant : schema.path("oneOf")) {
      if (chosen(variant, value)) {
        collect(variant, value, path, found);
      }
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              List<String> place = new ArrayList<>(path);
              place.add(property.getKey());
              found.add(
                  new PlacedOption(
                      place, property.getValue(), requires(schema, property.getKey())));
              if (value.path(property.getKey()).isObject()) {
                collect(property.getValue(), value.path(property.getKey()), place, found);
              }
            });
  }

  private static boolean requires(JsonNode schema, String name) {
    for (JsonNode required : schema.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean chosen(JsonNode variant, JsonNode value) {
    return variant.path("properties").properties().stream()
        .filter(property -> property.getValue().has("const"))
        .allMatch(
            property -> property.getValue().get("const").equals(value.get(property.getKey())));
  }

  String name() {
    return path.get(path.size() - 1);
  }

  /** As people write it. */
  String shown() {
    return String.join(".", path);
  }

  /** Its value in a configuration. */
  Optional<JsonNode> of(JsonNode config) {
    JsonNode value = config;
    for (String step : path) {
      value = value.path(step);
    }
    return value.isMissingNode() ? Optional.empty() : Optional.of(value);
  }

  /** A configuration without it. */
  ObjectNode without(JsonNode config) {
    ObjectNode copy = config.deepCopy();
    parent(copy).remove(name());
    return copy;
  }

  /** A configuration with another value. */
  ObjectNode with(JsonNode config, JsonNode value) {
    ObjectNode copy = config.deepCopy();
    parent(copy).set(name(), value);
    return copy;
  }

  private ObjectNode parent(ObjectNode config) {
    ObjectNode parent = config;
    for (String step : path.subList(0, path.size() - 1)) {
      parent = parent.withObjectProperty(step);
    }
    return parent;
  }
}
