package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/**
 * The title with the description of a schema, from the component first and from its type second.
 */
final class Headings {
  private Headings() {}

  /** The shape's schema under the headings of its own type, if it has any. */
  static ObjectNode of(Shape shape) {
    ObjectNode headed = JsonNodeFactory.instance.objectNode();
    Optional<Class<?>> section = shape.section();
    section.flatMap(Headings::title).ifPresent(text -> headed.put("title", text));
    section.flatMap(Headings::description).ifPresent(text -> headed.put("description", text));
    return headed.setAll(shape.schema());
  }

  /** The shape's schema, always with a title: by the place, by the type, or else the fallback. */
  static ObjectNode of(Shape shape, AnnotatedElement place, String fallback) {
    ObjectNode headed = JsonNodeFactory.instance.objectNode();
    Optional<Class<?>> section = shape.section();
    headed.put("title", title(place).or(() -> section.flatMap(Headings::title)).orElse(fallback));
    description(place)
        .or(() -> section.flatMap(Headings::description))
        .ifPresent(text -> headed.put("description", text));
    return headed.setAll(shape.schema());
  }

  private static Optional<String> title(AnnotatedElement place) {
    return Optional.ofNullable(place.getAnnotation(Title.class)).map(Title::value);
  }

  private static Optional<String> description(AnnotatedElement place) {
    return Optional.ofNullable(place.getAnnotation(Description.class)).map(Description::value);
  }
}
