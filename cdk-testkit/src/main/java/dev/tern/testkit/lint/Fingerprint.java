package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/**
 * A number that stands for a JSON value: equal for values that are equal, by all odds only then.
 */
final class Fingerprint {

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** The fingerprint of a value. The order of keys does not matter, nor how a number is spelled. */
  static long of(JsonNode value) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(value);
    return ByteBuffer.wrap(fingerprint.digest.digest()).getLong();
  }

  private void add(JsonNode value) {
    if (value.isObject()) {
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      text('{', Integer.toString(fields.size()));
      fields.forEach(this::field);
    } else if (value.isArray()) {
      text('[', Integer.toString(value.size()));
      value.forEach(this::add);
    } else if (value.isNumber()) {
      number(value.decimalValue());
    } else {
      text(value.isTextual() ? '"' : '.', value.asText());
    }
  }

  private void field(String name, JsonNode value) {
    text(':', name);
    add(value);
  }

  private void number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    text('#', plain.unscaledValue() + "e" + -(long) plain.scale());
  }

  private void text(char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((byte) kind);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }
}
