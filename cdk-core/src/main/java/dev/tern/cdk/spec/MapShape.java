package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object whose keys the user chooses and whose values have one shape. */
final class MapShape implements Shape {
  private final Shape entry;

  MapShape(Shape entry) {
    this.entry = entry;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    return schema.set("additionalProperties", Headings.of(entry));
  }

  @Override
  public Object read(JsonNode value, String pointer) {
    if (!value.isObject()) {
      throw Misfit.at(pointer, value, "an object", null);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String at = JsonPath.child(pointer, field.getKey());
      values.put(field.getKey(), entry.read(field.getValue(), at));
    }
    return Collections.unmodifiableMap(values);
  }
}
