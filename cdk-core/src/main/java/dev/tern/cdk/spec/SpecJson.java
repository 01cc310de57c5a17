package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The JSON of specifications and of texts in annotations: nothing may follow the value. */
final class SpecJson {

  private SpecJson() {}

  static JsonNode parse(String text) throws IOException {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    return ProtocolJson.read(json, 0, json.length);
  }
}
