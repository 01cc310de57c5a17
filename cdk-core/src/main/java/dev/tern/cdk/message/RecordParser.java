package dev.tern.cdk.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inside of one RECORD message: finds its data without building it. */
final class RecordParser {

  private static final long UNSAID = Long.MIN_VALUE;

  private final Line line;
  private final JsonScanner scanner;

  private @Nullable String stream;
  private @Nullable String namespace;
  private @Nullable Range data;
  private @Nullable Range meta;
  private long emittedAt = UNSAID;
  private int timeOffset = -1;

  RecordParser(Line line, JsonScanner scanner) {
    this.line = line;
    this.scanner = scanner;
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
    if (scanner.value(line.array(), data.offset(), data.end(), RecordHoles.LEVELS) != data.end()) {
      throw new DamagedMessageException(
          line.number(),
          "the data of a RECORD is no valid UTF-8, or has a number with too large an exponent");
    }
    Optional<JsonNode> changes =
        meta == null || !meta.object() ? Optional.empty() : Optional.of(tree(meta));
    StreamDescriptor descriptor = new StreamDescriptor().withName(stream).withNamespace(namespace);
    return new Incoming.Record(descriptor, changes, line.array())
        .with(data.offset(), data.length(), time())
        .timedAt(emittedAt == UNSAID ? -1 : timeOffset);
  }

  private long time() {
    return emittedAt == UNSAID ? System.currentTimeMillis() : emittedAt;
  }

  private void field(String name, JsonParser parser, int base) throws IOException {
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    switch (name) {
      case "stream" -> stream = text ? parser.getText() : null;
      case "namespace" -> namespace = text ? parser.getText() : null;
      case "emitted_at" -> {
        emittedAt = parser.currentToken().isNumeric() ? moment(parser) : UNSAID;
        timeOffset = base + (int) parser.currentTokenLocation().getByteOffset();
      }
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
    return ProtocolJson.read(line.array(), range.offset(), range.length());
  }
}
