package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One value inside of a record, found by its path. */
final class RecordValue {

  private static final int LONG_DIGITS = 18;

  private RecordValue() {}

  /** The value at a path of one or more names; empty when it is absent or null. */
  static Optional<JsonNode> find(RecordOutline record, List<String> path) {
    int entry = record.find(path.get(0));
    if (entry < 0 || record.isNull(entry)) {
      return Optional.empty();
    }
    ByteRange top = record.value(entry);
    return path.size() == 1 ? Optional.of(of(top)) : inside(top, path.subList(1, path.size()));
  }

  private static JsonNode of(ByteRange value) {
    byte first = value.array()[value.offset()];
    if (first == '"' && isPlainText(value)) {
      return TextNode.valueOf(
          new String(
              value.array(), value.offset() + 1, value.length() - 2, StandardCharsets.UTF_8));
    }
    if (isPlainLong(value)) {
      return LongNode.valueOf(
          Long.parseLong(
              new String(
                  value.array(), value.offset(), value.length(), StandardCharsets.US_ASCII)));
    }
    try {
      return ProtocolJson.read(value.array(), value.offset(), value.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPlainText(ByteRange value) {
    for (int i = value.offset(); i < value.offset() + value.length(); i++) {
      if (value.array()[i] == '\\') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainLong(ByteRange value) {
    for (int i = value.offset(); i < value.offset() + value.length(); i++) {
      if (value.array()[i] < '0' || value.array()[i] > '9') {
        return false;
      }
    }
    return value.length() <= LONG_DIGITS;
  }

  private static Optional<JsonNode> inside(ByteRange value, List<String> path) {
    try (JsonParser parser = ProtocolJson.parser(value.array(), value.offset(), value.length())) {
      parser.nextToken();
      return inside(parser, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stands at a value, and reads to its end: a name may come twice. */
  private static Optional<JsonNode> inside(JsonParser parser, List<String> path)
      throws IOException {
    if (path.isEmpty()) {
      JsonNode found = ProtocolJson.read(parser);
      return Optional.of(found).filter(node -> !node.isNull());
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Optional.empty();
    }
    Optional<JsonNode> found = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean named = parser.currentName().equals(path.get(0));
      parser.nextToken();
      if (named) {
        found = inside(parser, path.subList(1, path.size()));
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }
}
