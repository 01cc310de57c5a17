package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The codec of wall clocks with an offset. */
final class OffsetTimeCodec implements ValueCodec<OffsetTime> {
  @Override
  public Optional<Decoded<OffsetTime>> decode(JsonNode value) {
    return TemporalText.read(
        TemporalText.Shape.TIME_WITH_TIMEZONE,
        value,
        matcher -> OffsetTime.of(TemporalText.time(matcher), TemporalText.offset(matcher)));
  }

  @Override
  public Optional<JsonNode> encode(OffsetTime value, SchemaForm form) {
    OffsetTime time =
        TemporalText.hasSeconds(value.getOffset())
            ? value.withOffsetSameInstant(ZoneOffset.UTC)
            : value;
    return Optional.of(
        TextNode.valueOf(TemporalText.write(time.toLocalTime()) + time.getOffset().getId()));
  }
}
