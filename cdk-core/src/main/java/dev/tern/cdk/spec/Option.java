package dev.tern.cdk.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One component of a configuration record with all that its annotations say. */
final class Option {
  private final RecordComponent component;
  private final String name;
  private final Shape shape;

  Option(RecordComponent component, Shape shape) {
    this.component = component;
    this.shape = shape;
    this.name = written(component).orElseGet(() -> SpecName.snake(component.getName()));
  }

  /**
   * An accessor written by hand does not carry the component's annotations; the field always does.
   */
  private static Optional<String> written(RecordComponent component) {
    try {
      Field field = component.getDeclaringRecord().getDeclaredField(component.getName());
      return Optional.ofNullable(field.getAnnotation(JsonProperty.class))
          .map(JsonProperty::value)
          .filter(name -> !name.isEmpty());
    } catch (NoSuchFieldException e) {
      throw new SystemException("A record without fields: " + component.getDeclaringRecord(), e);
    }
  }

  String name() {
    return name;
  }

  boolean required() {
    return shape.absent().isEmpty() && !component.isAnnotationPresent(Default.class);
  }

  /** The heading of the card this option stands in. */
  Optional<String> group() {
    return find(Display.class).map(Display::group).filter(group -> !group.isEmpty());
  }

  Object read(ObjectNode record, String pointer) {
    String at = JsonPath.child(pointer, name);
    JsonNode value = record.get(name);
    if (value != null) {
      return shape.read(value, at);
    }
    Optional<JsonNode> preset = preset();
    if (preset.isPresent()) {
      return shape.read(preset.get(), at);
    }
    return shape.absent().orElseThrow(() -> Misfit.missing(at));
  }

  ObjectNode schema(int order) {
    ObjectNode schema = Headings.of(shape, component, SpecName.title(name));
    preset().ifPresent(value -> schema.set("default", value));
    find(Examples.class).ifPresent(examples -> addExamples(schema, examples));
    find(Range.class).ifPresent(range -> addRange(schema, range));
    find(Pattern.class).ifPresent(pattern -> addPattern(schema, pattern));
    find(Display.class).ifPresent(display -> addDisplay(schema, display));
    return schema.put("order", order);
  }

  private Optional<JsonNode> preset() {
    Optional<Default> preset = find(Default.class);
    if (preset.isPresent() && shape.schema().has("airbyte_secret")) {
      throw bug("a @Default would publish the secret", null);
    }
    return preset.map(text -> parsed(text.value(), "@Default"));
  }

  private void addExamples(ObjectNode schema, Examples examples) {
    ArrayNode values = schema.putArray("examples");
    for (String text : examples.value()) {
      values.add(parsed(text, "@Examples"));
    }
  }

  private JsonNode parsed(String text, String annotation) {
    try {
      JsonNode value = shape.parse(text);
      shape.read(value, "");
      return value;
    } catch (IllegalArgumentException | ConfigException e) {
      throw bug(annotation + " gives '" + text + "', which does not fit its type", e);
    }
  }

  private void addRange(ObjectNode schema, Range range) {
    Bounds bounds =
        Bounds.of(range, schema.path("type").asText())
            .orElseThrow(() -> bug("@Range does not go with its type", null));
    bounds.describe(schema);
    find(Default.class).ifPresent(preset -> requireInside(bounds, preset.value()));
  }

  private void requireInside(Bounds bounds, String preset) {
    if (!bounds.contain(parsed(preset, "@Default"))) {
      throw bug("@Default gives '" + preset + "', which is outside its @Range", null);
    }
  }

  private void addPattern(ObjectNode schema, Pattern pattern) {
    ObjectNode target = schema.get("items") instanceof ObjectNode items ? items : schema;
    if (!"string".equals(target.path("type").asText())) {
      throw bug("@Pattern does not go with its type", null);
    }
    target.put("pattern", pattern.value());
    target.remove("pattern_descriptor");
    if (!pattern.descriptor().isEmpty()) {
      target.put("pattern_descriptor", pattern.descriptor());
    }
  }

  private static void addDisplay(ObjectNode schema, Display display) {
    putIf(display.multiline(), schema, "multiline");
    putIf(display.hidden(), schema, "airbyte_hidden");
    putIf(display.alwaysShow(), schema, "always_show");
    if (display.radio()) {
      schema.put("display_type", "radio");
    }
    if (!display.group().isEmpty()) {
      schema.put("group", SpecName.id(display.group()));
    }
  }

  private static void putIf(boolean present, ObjectNode schema, String keyword) {
    if (present) {
      schema.put(keyword, true);
    }
  }

  private <A extends Annotation> Optional<A> find(Class<A> annotation) {
    return Optional.ofNullable(component.getAnnotation(annotation));
  }

  private SystemException bug(String what, @Nullable Throwable cause) {
    String place = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    return new SystemException(
        "The configuration's " + place + " is declared wrong: " + what + ".", cause);
  }
}
