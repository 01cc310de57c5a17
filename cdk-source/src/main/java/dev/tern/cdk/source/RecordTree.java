package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Records of the forms without a tree, as a tree. */
final class RecordTree {

  private RecordTree() {}

  static JsonNode of(RecordWriter writer) {
    try (TokenBuffer tokens = new TokenBuffer(ProtocolJson.mapper(), false)) {
      JsonGenerator json = tokens;
      writer.write(json);
      return ProtocolJson.mapper().readTree(tokens.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode of(byte[] utf8, int offset, int length) {
    try {
      return ProtocolJson.mapper().readTree(utf8, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
