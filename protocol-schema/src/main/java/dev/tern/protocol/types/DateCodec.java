package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.Optional;

/** The codec of days. */
final class DateCodec implements ValueCodec<LocalDate> {
  @Override
  public Optional<Decoded<LocalDate>> decode(JsonNode value) {
    return TemporalText.read(TemporalText.Shape.DATE, value, TemporalText::date);
  }

  @Override
  public Optional<JsonNode> encode(LocalDate value, SchemaForm form) {
    return TemporalText.hasYear(value)
        ? Optional.of(TextNode.valueOf(TemporalText.write(value) + TemporalText.era(value)))
        : Optional.empty();
  }
}
