package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.SystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sealed interface: {@code oneOf} its records, told apart by one constant property. */
final class VariantsShape implements Shape {
  private final Class<?> type;
  private final String discriminator;
  private final Map<String, RecordShape> variants = new LinkedHashMap<>();

  VariantsShape(Class<?> type, List<RecordShape> records) {
    this.type = type;
    Discriminator written = type.getAnnotation(Discriminator.class);
    this.discriminator = written == null ? "type" : written.value();
    for (RecordShape variant : records) {
      add(variant);
    }
  }

  private void add(RecordShape variant) {
    String constant = constant(variant.type());
    if (variants.put(constant, variant) != null) {
      throw new SystemException(
          "Two variants of " + type.getName() + " are called '" + constant + "'. Use @Variant.");
    }
    if (variant.options().stream().anyMatch(option -> option.name().equals(discriminator))) {
      throw new SystemException(
          variant.type().getName()
              + " has a component named like the discriminator '"
              + discriminator
              + "'. Rename it, or give the interface another @Discriminator.");
    }
  }

  private static String constant(Class<?> variant) {
    Variant written = variant.getAnnotation(Variant.class);
    return written == null ? SpecName.snake(variant.getSimpleName()) : written.value();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ArrayNode branches = schema.putArray("oneOf");
    variants.forEach((constant, variant) -> branches.add(branch(constant, variant)));
    return schema;
  }

  private ObjectNode branch(String constant, RecordShape variant) {
    String fallback = SpecName.title(SpecName.snake(variant.type().getSimpleName()));
    ObjectNode branch = Headings.of(variant, variant.type(), fallback);
    ArrayNode required = branch.putArray("required").add(discriminator);
    ObjectNode properties = branch.putObject("properties");
    properties
        .putObject(discriminator)
        .put("type", "string")
        .put("const", constant)
        .put("default", constant)
        .put("order", 0);
    variant.describe(required, properties);
    return branch;
  }

  @Override
  public Object read(JsonNode value, String pointer) {
    if (!(value instanceof ObjectNode object)) {
      throw Misfit.at(pointer, value, "an object", null);
    }
    String at = JsonPath.child(pointer, discriminator);
    JsonNode constant = object.get(discriminator);
    if (constant == null) {
      throw Misfit.missing(at);
    }
    RecordShape variant = constant.isTextual() ? variants.get(constant.textValue()) : null;
    if (variant == null) {
      throw Misfit.at(at, constant, "one of " + String.join(", ", variants.keySet()), null);
    }
    return variant.read(object, pointer);
  }

  @Override
  public Optional<Class<?>> section() {
    return Optional.of(type);
  }
}
