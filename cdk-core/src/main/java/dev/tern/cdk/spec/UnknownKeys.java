package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of a configuration that its specification does not know. */
final class UnknownKeys {
  /** A file that is no configuration at all must not fill the log. */
  private static final int TOLD = 20;

  private final List<String> warnings = new ArrayList<>();

  private UnknownKeys() {}

  /** One sentence for each of the first, in the order of the configuration; one for the rest. */
  static List<String> in(JsonNode specification, JsonNode config) {
    UnknownKeys keys = new UnknownKeys();
    keys.collect(SchemaView.of(specification, config), config, "");
    if (keys.warnings.size() <= TOLD) {
      return List.copyOf(keys.warnings);
    }
    int others = keys.warnings.size() - TOLD;
    List<String> told = new ArrayList<>(keys.warnings.subList(0, TOLD));
    told.add(others + " more keys are unknown and ignored. Is this the right file?");
    return List.copyOf(told);
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
