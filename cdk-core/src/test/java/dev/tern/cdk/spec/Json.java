package dev.tern.cdk.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON in tests, with single quotes for readability. */
final class Json {
  private Json() {}

  static ObjectNode object(String json) {
    return strict(json.replace('\'', '"'));
  }

  static ObjectNode strict(String json) {
    try {
      return (ObjectNode) SpecJson.parse(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
