package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inside of one RECORD message: finds its data without building it. */
final class RecordParser {

  private static final long UNSAID = Long.MIN_VALUE;

  private final Line line;
  private final JsonMapper json;

  private @Nullable String stream;
  private @Nullable String namespace;
  private @Nullable Range data;
  private @Nullable Range meta;
  private long emittedAt = UNSAID;

  RecordParser(Line line, JsonMapper json) {
    this.line = line;
    this.json = json;
  }

  /** Reads the object the parser of the line is at, to its end. */
  void read(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      field(name, parser, line.offset());
    }
  }

  /** What was read. */
  Incoming message() throws IOException {
    if (stream == null || data == null || !data.object()) {
      throw new DamagedMessageException(
          line.number(), "a RECORD without " + (stream == null ? "'stream'" : "'data'"));
    }
    return new Incoming.Record(
        new StreamDescriptor().withName(stream).withNamespace(namespace),
        line.array(),
        data.offset(),
        data.length(),
        emittedAt == UNSAID ? System.currentTimeMillis() : emittedAt,
        meta == null || !meta.object() ? Optional.empty() : Optional.of(tree(meta)));
  }

  private void field(String name, JsonParser parser, int base) throws IOException {
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    switch (name) {
      case "stream" -> stream = text ? parser.getText() : null;
      case "namespace" -> namespace = text ? parser.getText() : null;
      case "emitted_at" -> emittedAt = parser.currentToken().isNumeric() ? moment(parser) : UNSAID;
      case "data" -> data = Range.skip(parser, base);
      case "meta" -> meta = Range.skip(parser, base);
      default -> {
        // unknown fields are tolerated (ENV-5)
      }
    }
    parser.skipChildren();
  }

  /** A number that is no moment is as good as none. */
  private static long moment(JsonParser parser) throws IOException {
    try {
      return parser.getLongValue();
    } catch (InputCoercionException e) {
      return UNSAID;
    }
  }

  private JsonNode tree(Range range) throws IOException {
    return json.readTree(line.array(), range.offset(), range.length());
  }
}
