package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.util.Optional;

/** The inside of one STATE message: finds out whose state it is and keeps the rest as it came. */
final class StateParser {

  private final Line line;

  StateParser(Line line) {
    this.line = line;
  }

  Incoming parse(Range range) throws IOException {
    JsonNode state = ProtocolJson.read(line.array(), range.offset(), range.length());
    AirbyteStateType type =
        StateTypes.of(state)
            .orElseThrow(
                () ->
                    new DamagedMessageException(
                        line.number(), "a STATE of an unknown type, or of two types at once"));
    Optional<StreamDescriptor> stream = Optional.empty();
    if (type == AirbyteStateType.STREAM) {
      stream = Optional.of(descriptor(state.path("stream").path("stream_descriptor")));
    } else if (type == AirbyteStateType.GLOBAL && !state.path("global").isObject()) {
      throw new DamagedMessageException(line.number(), "a GLOBAL state without 'global'");
    }
    return new Incoming.State(type, stream, lineOf(range, state));
  }

  private StateLine lineOf(Range range, JsonNode state) throws IOException {
    byte[] copy = line.copy();
    int start = range.offset() - line.offset();
    int stateEnd = start + range.length() - 1;
    if (!state.has(StateLine.STATS)) {
      return StateLine.without(copy, stateEnd, state.isEmpty());
    }
    try (JsonParser parser = ProtocolJson.parser(copy, start, range.length())) {
      Range stats = range;
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(StateLine.STATS);
        parser.nextToken();
        Range value = Range.skip(parser, start);
        stats = found ? value : stats;
      }
      return StateLine.with(copy, stats.offset(), stats.offset() + stats.length());
    }
  }

  private StreamDescriptor descriptor(JsonNode node) {
    if (!node.path("name").isTextual()) {
      throw new DamagedMessageException(
          line.number(), "a STREAM state without 'stream_descriptor.name'");
    }
    JsonNode namespace = node.path("namespace");
    return new StreamDescriptor()
        .withName(node.path("name").textValue())
        .withNamespace(namespace.isTextual() ? namespace.textValue() : null);
  }
}
