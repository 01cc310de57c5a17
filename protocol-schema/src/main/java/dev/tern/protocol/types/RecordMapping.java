package dev.tern.protocol.types;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mapping of one record class. */
final class RecordMapping implements JavaMapping {
  private final Constructor<?> constructor;
  private final List<RecordProperty> parts;
  private final ObjectType type;

  private RecordMapping(Constructor<?> constructor, List<RecordProperty> parts) {
    this.constructor = constructor;
    this.parts = parts;
    Map<String, DataType> properties = new LinkedHashMap<>();
    for (RecordProperty part : parts) {
      if (properties.put(part.name(), part.mapping().type()) != null) {
        throw new IllegalArgumentException(
            "Record " + constructor.getName() + " has two properties named '" + part.name() + "'.");
      }
    }
    this.type = ObjectType.of(properties);
  }

  static RecordMapping of(Class<?> recordClass, JavaMappings mappings) {
    List<RecordProperty> parts = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent component :
        Optional.ofNullable(recordClass.getRecordComponents())
            .orElseGet(() -> new RecordComponent[0])) {
      component.getAccessor().setAccessible(true);
      parts.add(
          new RecordProperty(name(component), component, mappings.of(component.getGenericType())));
      types.add(component.getType());
    }
    try {
      Constructor<?> constructor =
          recordClass.getDeclaredConstructor(types.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return new RecordMapping(constructor, List.copyOf(parts));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "Record " + recordClass.getName() + " has no canonical constructor.", e);
    }
  }

  /** The names of the properties whose components carry a mark. */
  List<String> marked(Class<? extends Annotation> mark) {
    return parts.stream().filter(part -> part.carries(mark)).map(RecordProperty::name).toList();
  }

  /** In the order of the components. */
  List<RecordProperty> properties() {
    return parts;
  }

  @Override
  public ObjectType type() {
    return type;
  }

  @Override
  public ObjectNode write(Object value) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    for (RecordProperty part : parts) {
      Object member = part.of(value);
      data.set(part.name(), member == null ? NullNode.getInstance() : part.write(member));
    }
    return data;
  }

  @Override
  public Object read(JsonNode value) {
    if (!value.isObject()) {
      throw new IllegalArgumentException("A value is no OBJECT.");
    }
    Object[] members = new Object[parts.size()];
    for (int at = 0; at < members.length; at++) {
      members[at] = member(parts.get(at), value.path(parts.get(at).name()));
    }
    try {
      return constructor.newInstance(members);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "Record " + constructor.getName() + " refused its values.", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Record " + constructor.getName() + " cannot be built.", e);
    }
  }

  private static @Nullable Object member(RecordProperty part, JsonNode value) {
    Object member;
    try {
      member = part.mapping().readNullable(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Property '" + part.name() + "' does not fit: " + e.getMessage(), e);
    }
    if (member == null && part.isPrimitive()) {
      throw new IllegalArgumentException(
          "Property '" + part.name() + "' is null, but its component cannot be.");
    }
    return member;
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null || named.value().isEmpty()
        ? SnakeCaseStrategy.INSTANCE.translate(component.getName())
        : named.value();
  }
}
