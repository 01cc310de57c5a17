package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.ConnectorException;
import dev.tern.cdk.error.SystemException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record: an object with one key for each component. */
final class RecordShape implements Shape {
  private final Class<?> type;
  private final List<Option> options;

  RecordShape(Class<?> type, List<Option> options) {
    this.type = type;
    this.options = options;
    Set<String> names = new HashSet<>();
    for (Option option : options) {
      if (!names.add(option.name())) {
        throw new SystemException(
            "Two components of "
                + type.getName()
                + " are written '"
                + option.name()
                + "'. Rename one.");
      }
    }
  }

  List<Option> options() {
    return options;
  }

  Class<?> type() {
    return type;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    describe(required, properties);
    return schema.put("additionalProperties", true);
  }

  /** Adds the options after the properties that are there. */
  void describe(ArrayNode required, ObjectNode properties) {
    for (Option option : options) {
      if (option.required()) {
        required.add(option.name());
      }
      properties.set(option.name(), option.schema(properties.size()));
    }
  }

  @Override
  public Object read(JsonNode value, String pointer) {
    if (!(value instanceof ObjectNode object)) {
      throw Misfit.at(pointer, value, "an object", null);
    }
    Object[] arguments = options.stream().map(option -> option.read(object, pointer)).toArray();
    return construct(arguments, pointer);
  }

  private Object construct(Object[] arguments, String pointer) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw refusal(e.getCause(), pointer);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new SystemException(
          "The record " + type.getName() + " cannot be constructed. Open its package to the kit.",
          e);
    }
  }

  private ConnectorException refusal(@Nullable Throwable cause, String pointer) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof ConnectorException known) {
      return known;
    }
    if (cause instanceof IllegalArgumentException || cause instanceof DateTimeException) {
      String place = pointer.isEmpty() ? "The configuration" : pointer;
      String why = cause.getMessage() == null ? "the combination is not valid" : cause.getMessage();
      return new ConfigException(place + ": " + why, cause);
    }
    return new SystemException(
        "The constructor of "
            + type.getName()
            + " failed. Throw an IllegalArgumentException with a sentence for values that it"
            + " refuses, or correct the constructor.",
        cause);
  }

  @Override
  public Optional<Class<?>> section() {
    return Optional.of(type);
  }
}
