package dev.tern.worker.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tern.cdk.message.ProtocolJson;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A message as the bytes of a line, with its end. */
final class JsonLine {

  private JsonLine() {}

  /** The line of a message, or of its tree. */
  static byte[] of(Object message) {
    byte[] json = bytes(message);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private static byte[] bytes(Object message) {
    try {
      return ProtocolJson.mapper().writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A message cannot be written as JSON.", e);
    }
  }
}
