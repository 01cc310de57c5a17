package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.types.DataType.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The search for the mapping of a Java type, parts and all. */
final class JavaMappings {
  private final Set<Class<?>> open = new LinkedHashSet<>();

  /** The mapping of a record class. */
  RecordMapping record(Class<?> recordClass) {
    if (!recordClass.isRecord()) {
      throw new IllegalArgumentException("Class " + recordClass.getName() + " is no record.");
    }
    if (!open.add(recordClass)) {
      throw new IllegalArgumentException(
          "Record "
              + recordClass.getName()
              + " contains itself; a schema has an end, so use JsonNode there.");
    }
    RecordMapping mapping = RecordMapping.of(recordClass, this);
    open.remove(recordClass);
    return mapping;
  }

  /** The mapping of any type. */
  JavaMapping of(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      return generic(raw, generic.getActualTypeArguments());
    }
    if (type instanceof Class<?> plain) {
      return plain(plain);
    }
    throw unmapped(type);
  }

  private JavaMapping plain(Class<?> type) {
    Optional<JavaMapping> scalar = ScalarMappings.find(type);
    if (scalar.isPresent()) {
      return scalar.get();
    }
    if (JsonNode.class.isAssignableFrom(type)) {
      boolean object = type == ObjectNode.class;
      return new JsonMapping(DataType.of(object ? Kind.OBJECT : Kind.JSON), type);
    }
    if (type.isRecord()) {
      return record(type);
    }
    if (type.isSealed()) {
      return VariantMapping.of(type, this);
    }
    if (type.isArray()) {
      return new ListMapping(
          of(type.getComponentType()), ListMapping.array(type.getComponentType()));
    }
    throw unmapped(type);
  }

  private JavaMapping generic(Class<?> raw, Type... arguments) {
    if (raw == Optional.class) {
      return new OptionalMapping(of(arguments[0]));
    }
    if (raw == Set.class) {
      return new ListMapping(of(arguments[0]), LinkedHashSet::new);
    }
    if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
      return new ListMapping(of(arguments[0]), list -> list);
    }
    if (raw == Map.class && arguments[0] == String.class) {
      return new MapMapping(of(arguments[1]));
    }
    throw unmapped(raw);
  }

  private static IllegalArgumentException unmapped(Type type) {
    return new IllegalArgumentException(
        "Java type " + type.getTypeName() + " has no protocol type; use JsonNode instead.");
  }
}
