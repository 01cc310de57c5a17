package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;

/** The codec of moments. */
final class OffsetDateTimeCodec implements ValueCodec<OffsetDateTime> {
  @Override
  public Optional<Decoded<OffsetDateTime>> decode(JsonNode value) {
    return TemporalText.read(
        TemporalText.Shape.TIMESTAMP_WITH_TIMEZONE, value, OffsetDateTimeCodec::read);
  }

  @Override
  public Optional<JsonNode> encode(OffsetDateTime value, SchemaForm form) {
    try {
      return write(
          TemporalText.hasSeconds(value.getOffset())
              ? value.withOffsetSameInstant(ZoneOffset.UTC)
              : value);
    } catch (DateTimeException e) {
      return Optional.empty(); // beyond the last year that Java knows
    }
  }

  private static OffsetDateTime read(Matcher matcher) {
    return OffsetDateTime.of(
        TemporalText.date(matcher), TemporalText.time(matcher), TemporalText.offset(matcher));
  }

  private static Optional<JsonNode> write(OffsetDateTime value) {
    LocalDate date = value.toLocalDate();
    if (!TemporalText.hasYear(date)) {
      return Optional.empty();
    }
    String clock = TemporalText.write(value.toLocalTime()) + value.getOffset().getId();
    return Optional.of(
        TextNode.valueOf(TemporalText.write(date) + "T" + clock + TemporalText.era(date)));
  }
}
