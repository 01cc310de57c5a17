package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The specification's defaults, put where the configuration says nothing. */
final class Defaults {
  private Defaults() {}

  /**
   * A copy of the configuration with the defaults of absent keys; absent sections are not invented.
   */
  static ObjectNode fill(JsonNode specification, ObjectNode config) {
    ObjectNode filled = config.deepCopy();
    fill(SchemaView.of(specification, filled), filled);
    return filled;
  }

  private static void fill(SchemaView view, JsonNode value) {
    if (value instanceof ObjectNode object) {
      for (String key : view.keys()) {
        if (!object.has(key)) {
          view.preset(key).ifPresent(preset -> object.set(key, preset.deepCopy()));
        }
      }
      object
          .properties()
          .forEach(field -> fill(view.child(field.getKey(), field.getValue()), field.getValue()));
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      fill(view.child(i, value.get(i)), value.get(i));
    }
  }
}
