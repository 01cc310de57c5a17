package dev.tern.cdk.spec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The spots of a configuration where a scalar stands at or under a path marked {@code
 * airbyte_secret}, in objects, lists and the branches of a {@code oneOf} alike.
 *
 * <p>Where the configuration fits no branch, those of all branches count.
 */
public final class SecretPlaces {
  private final List<JsonPointer> found = new ArrayList<>();

  private SecretPlaces() {}

  /** The spots, in document order, by the connection specification. */
  public static List<JsonPointer> in(JsonNode connectionSpecification, JsonNode config) {
    if (connectionSpecification.findValue("airbyte_secret") == null) {
      return List.of();
    }
    SecretPlaces places = new SecretPlaces();
    SchemaView view = SchemaView.of(connectionSpecification, config);
    places.collect(view, config, JsonPointer.empty(), false);
    return List.copyOf(places.found);
  }

  private void collect(SchemaView view, JsonNode value, JsonPointer at, boolean inside) {
    boolean secret = inside || view.secret();
    if (value.isValueNode() && secret) {
      found.add(at);
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String key = field.getKey();
      collect(view.child(key, field.getValue()), field.getValue(), at.appendProperty(key), secret);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(view.child(i, value.get(i)), value.get(i), at.appendIndex(i), secret);
    }
  }
}
