package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** The codec of text. */
final class StringCodec implements ValueCodec<String> {
  @Override
  public Optional<Decoded<String>> decode(JsonNode value) {
    return Optional.ofNullable(value.textValue()).map(text -> new Decoded<>(text, true));
  }

  @Override
  public Optional<JsonNode> encode(String value, SchemaForm form) {
    return Optional.of(TextNode.valueOf(value));
  }
}
