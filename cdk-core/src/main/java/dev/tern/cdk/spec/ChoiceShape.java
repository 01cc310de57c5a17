package dev.tern.cdk.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.error.SystemException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An enum: each constant is its name in lower case, or what its {@code @JsonProperty} says. */
final class ChoiceShape implements Shape {
  private final Map<String, Object> constants = new LinkedHashMap<>();

  ChoiceShape(Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      String name = jsonName(type, ((Enum<?>) constant).name());
      if (constants.put(name, constant) != null) {
        throw new SystemException(
            "Two constants of " + type.getName() + " are written '" + name + "'. Rename one.");
      }
    }
  }

  private static String jsonName(Class<?> type, String constant) {
    try {
      JsonProperty written = type.getField(constant).getAnnotation(JsonProperty.class);
      return written == null || written.value().isEmpty()
          ? constant.toLowerCase(Locale.ROOT)
          : written.value();
    } catch (NoSuchFieldException e) {
      throw new SystemException(type.getName() + " hides its constant " + constant + ".", e);
    }
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    ArrayNode names = schema.putArray("enum");
    constants.keySet().forEach(names::add);
    return schema;
  }

  @Override
  public Object read(JsonNode value, String pointer) {
    Object constant = value.isTextual() ? constants.get(value.textValue()) : null;
    if (constant == null) {
      throw Misfit.at(pointer, value, "one of " + String.join(", ", constants.keySet()), null);
    }
    return constant;
  }

  @Override
  public JsonNode parse(String text) {
    return TextNode.valueOf(text);
  }
}
