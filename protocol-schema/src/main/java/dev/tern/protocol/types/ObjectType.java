package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Named values.
 *
 * @param declared the properties in the order of the schema; absent when the schema declares none
 *     at all
 * @param keywords what the schema says beyond the type, such as {@code required} or {@code
 *     additionalProperties}
 */
public record ObjectType(Optional<Map<String, DataType>> declared, Keywords keywords)
    implements DataType {
  /** An object that may hold anything. */
  public static final ObjectType UNDECLARED = new ObjectType(Optional.empty(), Keywords.NONE);

  /** Copies the properties and keeps their order. */
  public ObjectType {
    declared =
        declared.map(properties -> Collections.unmodifiableMap(new LinkedHashMap<>(properties)));
  }

  /** An object with declared properties. */
  public static ObjectType of(Map<String, DataType> properties) {
    return new ObjectType(Optional.of(properties), Keywords.NONE);
  }

  /** The declared properties in the order of the schema; empty when there are none. */
  public Map<String, DataType> properties() {
    return declared.orElse(Map.of());
  }

  @Override
  public Kind kind() {
    return Kind.OBJECT;
  }

  @Override
  public ObjectNode toSchema(SchemaForm form) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    if (declared.isPresent()) {
      ObjectNode properties = schema.putObject("properties");
      declared.get().forEach((name, type) -> properties.set(name, property(type, form)));
    }
    return keywords.writeTo(schema, form);
  }

  private static JsonNode property(DataType type, SchemaForm form) {
    JsonNode schema = type.toSchema(form);
    boolean declares = form == SchemaForm.V0_NULLABLE && type.kind() != Kind.UNKNOWN;
    return declares ? Nullability.declare(schema) : schema;
  }
}
