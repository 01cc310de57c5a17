package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of a configuration that its specification does not know. */
final class UnknownKeys {
  private final List<String> warnings = new ArrayList<>();

  private UnknownKeys() {}

  /** One sentence for each, in the order of the configuration. */
  static List<String> in(JsonNode specification, JsonNode config) {
    UnknownKeys keys = new UnknownKeys();
    keys.collect(SchemaView.of(specification, config), config, "");
    return List.copyOf(keys.warnings);
  }

  private void collect(SchemaView view, JsonNode value, String pointer) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String key = field.getKey();
      String at = JsonPath.child(pointer, key);
      if (view.knows(key)) {
        collect(view.child(key, field.getValue()), field.getValue(), at);
      } else if (!view.keys().isEmpty() && !view.closed()) {
        warnings.add(at + " is unknown and ignored." + hint(view, key));
      }
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(view.child(i, value.get(i)), value.get(i), JsonPath.child(pointer, i));
    }
  }

  private static String hint(SchemaView view, String key) {
    return NearestName.find(key, view.keys())
        .map(name -> " Did you mean '" + name + "'?")
        .orElse("");
  }
}
