package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalTime;
import java.util.Optional;

/** The codec of wall clocks. */
final class LocalTimeCodec implements ValueCodec<LocalTime> {
  @Override
  public Optional<Decoded<LocalTime>> decode(JsonNode value) {
    return TemporalText.read(TemporalText.Shape.TIME_WITHOUT_TIMEZONE, value, TemporalText::time);
  }

  @Override
  public Optional<JsonNode> encode(LocalTime value, SchemaForm form) {
    return Optional.of(TextNode.valueOf(TemporalText.write(value)));
  }
}
