package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The fingerprint by which a record is known again in a later sync, whatever the order of its
 * fields.
 */
final class RecordHash {

  private static final int BYTES = 16;

  private RecordHash() {}

  /** The first 16 bytes of the SHA-256 of a record's JSON, in hex. */
  static String of(ByteRange data) {
    try {
      JsonNode record = ProtocolJson.mapper().readTree(data.array(), data.offset(), data.length());
      byte[] json = written(sorted(record));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** A number with too many zeros to be written out, rare as it is, is written the other way. */
  private static byte[] written(Object record) throws IOException {
    try {
      return ProtocolJson.mapper().writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      return ProtocolJson.mapper()
          .writer()
          .without(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .writeValueAsBytes(record);
    }
  }

  private static Object sorted(JsonNode value) {
    if (value.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      value.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return fields;
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false).map(RecordHash::sorted).toList();
    }
    return value;
  }
}
