package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The mapping of lists, sets and arrays.
 *
 * @param element the mapping of the elements
 * @param collect builds the Java collection out of its elements, some of which may be null
 */
record ListMapping(JavaMapping element, Function<List<Object>, Object> collect)
    implements JavaMapping {
  @Override
  public DataType type() {
    return ArrayType.of(element.type());
  }

  @Override
  public JsonNode write(Object value) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    if (value instanceof Iterable<?> elements) {
      elements.forEach(one -> array.add(one == null ? NullNode.getInstance() : element.write(one)));
      return array;
    }
    for (int at = 0; at < Array.getLength(value); at++) {
      Object one = Array.get(value, at);
      array.add(one == null ? NullNode.getInstance() : element.write(one));
    }
    return array;
  }

  @Override
  public Object read(JsonNode value) {
    if (!value.isArray()) {
      throw new IllegalArgumentException("A value is no ARRAY.");
    }
    List<Object> elements = new ArrayList<>();
    value.forEach(one -> elements.add(element.readNullable(one)));
    return collect.apply(Collections.unmodifiableList(elements));
  }

  /** Builds an array of a component type. */
  static Function<List<Object>, Object> array(Class<?> component) {
    return elements -> {
      if (component.isPrimitive() && elements.contains(null)) {
        throw new IllegalArgumentException("An element is null, but its array cannot hold that.");
      }
      Object array = Array.newInstance(component, elements.size());
      for (int at = 0; at < elements.size(); at++) {
        Array.set(array, at, elements.get(at));
      }
      return array;
    };
  }
}
