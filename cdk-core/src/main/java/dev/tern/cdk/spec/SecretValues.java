package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The scalars of a configuration that stand at or under a path marked {@code airbyte_secret}. */
final class SecretValues {
  private final Set<JsonNode> found = new LinkedHashSet<>();

  private SecretValues() {}

  static Set<JsonNode> in(JsonNode specification, JsonNode config) {
    SecretValues values = new SecretValues();
    values.collect(SchemaView.of(specification, config), config, false);
    return values.found;
  }

  private void collect(SchemaView view, JsonNode value, boolean inside) {
    boolean secret = inside || view.secret();
    if (value.isValueNode() && secret) {
      found.add(value);
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      collect(view.child(field.getKey(), field.getValue()), field.getValue(), secret);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(view.child(i, value.get(i)), value.get(i), secret);
    }
  }
}
