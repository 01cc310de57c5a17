package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** One property of the records of a class: see {@link RecordSchema#properties}. */
public final class RecordProperty {
  private final String name;
  private final RecordComponent component;
  private final JavaMapping mapping;

  RecordProperty(String name, RecordComponent component, JavaMapping mapping) {
    this.name = name;
    this.component = component;
    this.mapping = mapping;
  }

  /** The name in the data. */
  public String name() {
    return name;
  }

  /** The component of a record, as Java has it. */
  public @Nullable Object of(Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Component '" + component.getName() + "' cannot be read.", e);
    }
  }

  /** The data of a component that is not null; a JSON null for what the protocol cannot say. */
  public JsonNode write(Object value) {
    return mapping.write(value);
  }

  JavaMapping mapping() {
    return mapping;
  }

  boolean isPrimitive() {
    return component.getType().isPrimitive();
  }

  boolean carries(Class<? extends Annotation> mark) {
    return component.isAnnotationPresent(mark);
  }
}
