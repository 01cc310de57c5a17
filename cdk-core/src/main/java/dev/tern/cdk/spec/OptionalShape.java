package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/** A component whose key may be absent. */
final class OptionalShape implements Shape {
  private final Shape inner;
  private final Object empty;
  private final Function<Object, Object> wrap;

  OptionalShape(Shape inner, Object empty, Function<Object, Object> wrap) {
    this.inner = inner;
    this.empty = empty;
    this.wrap = wrap;
  }

  @Override
  public ObjectNode schema() {
    return inner.schema();
  }

  @Override
  public Object read(JsonNode value, String pointer) {
    return wrap.apply(inner.read(value, pointer));
  }

  @Override
  public JsonNode parse(String text) {
    return inner.parse(text);
  }

  @Override
  public Optional<Object> absent() {
    return Optional.of(empty);
  }

  @Override
  public Optional<Class<?>> section() {
    return inner.section();
  }
}
