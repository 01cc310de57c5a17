package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Optional;

/** The codec of true and false, which both dialects write natively. */
final class BooleanCodec implements ValueCodec<Boolean> {
  @Override
  public Optional<Decoded<Boolean>> decode(JsonNode value) {
    return value.isBoolean()
        ? Optional.of(new Decoded<>(value.booleanValue(), true))
        : Optional.empty();
  }

  @Override
  public Optional<JsonNode> encode(Boolean value, SchemaForm form) {
    return Optional.of(BooleanNode.valueOf(value));
  }
}
