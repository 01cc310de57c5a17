package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** JSON that authors made in Java, as it is when it has been written and read. */
final class Written {

  private Written() {}

  static JsonNode of(JsonNode made) {
    try {
      return ProtocolJson.mapper().readTree(ProtocolJson.mapper().writeValueAsBytes(made));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> of(List<JsonNode> made) {
    return made.stream().map(Written::of).toList();
  }
}
