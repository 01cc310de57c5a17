package dev.tern.worker.sync;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tern.cdk.message.ProtocolJson;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A message as the bytes of a line, with its end. */
final class JsonLine {

  private static final ObjectWriter PLAIN = ProtocolJson.mapper().writer();
  private static final ObjectWriter EXPONENTS =
      PLAIN.without(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  private JsonLine() {}

  /** The line of a message, or of its tree. */
  static byte[] of(Object message) {
    byte[] json = bytes(message);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  /** A number with too many zeros to be written out is written the other way. */
  private static byte[] bytes(Object message) {
    try {
      return PLAIN.writeValueAsBytes(message);
    } catch (JsonProcessingException tooManyZeros) {
      return exponents(message);
    }
  }

  private static byte[] exponents(Object message) {
    try {
      return EXPONENTS.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A message cannot be written as JSON.", e);
    }
  }
}
