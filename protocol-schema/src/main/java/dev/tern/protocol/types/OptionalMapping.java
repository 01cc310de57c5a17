package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;

/**
 * The mapping of values that may be absent, which the protocol writes as null.
 *
 * @param inner the mapping of what may be there
 */
record OptionalMapping(JavaMapping inner) implements JavaMapping {
  @Override
  public DataType type() {
    return inner.type();
  }

  @Override
  public JsonNode write(Object value) {
    return ((Optional<?>) value).<JsonNode>map(inner::write).orElse(NullNode.getInstance());
  }

  @Override
  public Object read(JsonNode value) {
    return Optional.of(inner.read(value));
  }

  @Override
  public Object absent() {
    return Optional.empty();
  }
}
