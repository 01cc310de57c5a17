package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A list of values of one shape. */
final class ListShape implements Shape {
  private final Shape entry;

  ListShape(Shape entry) {
    this.entry = entry;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    return schema.set("items", Headings.of(entry));
  }

  @Override
  public Object read(JsonNode value, String pointer) {
    if (!value.isArray()) {
      throw Misfit.at(pointer, value, "a list", null);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      values.add(entry.read(value.get(i), JsonPath.child(pointer, i)));
    }
    return List.copyOf(values);
  }
}
