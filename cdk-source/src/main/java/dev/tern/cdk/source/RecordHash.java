package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.message.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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

  /** What Jackson writes without an exponent. */
  private static final int MAX_SCALE = 9_999;

  private RecordHash() {}

  /** The first 16 bytes of the SHA-256 of a record's JSON, in hex. */
  static String of(ByteRange data) {
    try {
      JsonNode record = ProtocolJson.mapper().readTree(data.array(), data.offset(), data.length());
      byte[] json = ProtocolJson.mapper().writeValueAsBytes(sorted(record));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
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
    return value.isBigDecimal() ? spelled(value) : value;
  }

  /** A number with too many zeros to be written out has one spelling, too. */
  private static JsonNode spelled(JsonNode number) {
    BigDecimal shortest = number.decimalValue().stripTrailingZeros();
    return Math.abs((long) shortest.scale()) > MAX_SCALE
        ? TextNode.valueOf(shortest.toString())
        : number;
  }
}
