package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** The codec of days with a wall clock. */
final class LocalDateTimeCodec implements ValueCodec<LocalDateTime> {
  @Override
  public Optional<Decoded<LocalDateTime>> decode(JsonNode value) {
    return TemporalText.read(
        TemporalText.Shape.TIMESTAMP_WITHOUT_TIMEZONE,
        value,
        matcher -> LocalDateTime.of(TemporalText.date(matcher), TemporalText.time(matcher)));
  }

  @Override
  public Optional<JsonNode> encode(LocalDateTime value, SchemaForm form) {
    LocalDate date = value.toLocalDate();
    String text =
        TemporalText.write(date)
            + "T"
            + TemporalText.write(value.toLocalTime())
            + TemporalText.era(date);
    return TemporalText.hasYear(date) ? Optional.of(TextNode.valueOf(text)) : Optional.empty();
  }
}
