package dev.tern.testkit.build;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.Discriminator;
import dev.tern.cdk.spec.Secret;
import dev.tern.cdk.spec.Variant;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A configuration record as the JSON that a user would have written, secrets in the open. */
public final class ConfigJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ConfigJson() {}

  /** Writes a record; options that are empty are left out. */
  public static ObjectNode of(Record config) {
    ObjectNode json = NODES.objectNode();
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      find(value(component, config)).ifPresent(value -> json.set(name(component), value));
    }
    return json;
  }

  private static Optional<JsonNode> find(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(ConfigJson::find);
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? find(number.getAsInt()) : Optional.empty();
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? find(number.getAsLong()) : Optional.empty();
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? find(number.getAsDouble()) : Optional.empty();
    }
    return Optional.ofNullable(value).map(ConfigJson::json);
  }

  private static JsonNode json(Object value) {
    if (value instanceof Record record) {
      return variant(record);
    }
    if (value instanceof Collection<?> values) {
      ArrayNode array = NODES.arrayNode();
      values.forEach(element -> array.add(json(element)));
      return array;
    }
    if (value instanceof Map<?, ?> values) {
      ObjectNode object = NODES.objectNode();
      values.forEach((key, element) -> object.set(key.toString(), json(element)));
      return object;
    }
    return scalar(value);
  }

  private static JsonNode scalar(Object value) {
    if (value instanceof Secret secret) {
      return TextNode.valueOf(secret.reveal());
    }
    if (value instanceof Enum<?> constant) {
      return TextNode.valueOf(name(constant));
    }
    boolean plain =
        value instanceof Number || value instanceof Boolean || value instanceof JsonNode;
    return plain ? ProtocolJson.mapper().valueToTree(value) : TextNode.valueOf(value.toString());
  }

  /** A record of a sealed interface says which one it is. */
  private static ObjectNode variant(Record record) {
    ObjectNode json = of(record);
    Optional<Class<?>> sealed =
        Arrays.stream(record.getClass().getInterfaces()).filter(Class::isSealed).findFirst();
    if (sealed.isEmpty()) {
      return json;
    }
    Discriminator written = sealed.get().getAnnotation(Discriminator.class);
    Variant name = record.getClass().getAnnotation(Variant.class);
    ObjectNode marked = NODES.objectNode();
    marked.put(
        written == null ? "type" : written.value(),
        name == null ? snake(record.getClass().getSimpleName()) : name.value());
    return marked.setAll(json);
  }

  private static @Nullable Object value(RecordComponent component, Record record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "The configuration's " + component + " cannot be read.", e);
    }
  }

  private static String name(RecordComponent component) {
    try {
      JsonProperty written =
          component
              .getDeclaringRecord()
              .getDeclaredField(component.getName())
              .getAnnotation(JsonProperty.class);
      return written == null || written.value().isEmpty()
          ? snake(component.getName())
          : written.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Every record has a field for " + component, e);
    }
  }

  private static String name(Enum<?> constant) {
    try {
      JsonProperty written =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return written == null || written.value().isEmpty()
          ? constant.name().toLowerCase(Locale.ROOT)
          : written.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Every enum has a field for " + constant, e);
    }
  }

  /** As the specification names it. */
  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
