package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Base64;
import java.util.Optional;

/** The codec of bytes: padded base64 of the standard alphabet whose unused bits are zero. */
final class BinaryCodec implements ValueCodec<byte[]> {
  @Override
  public Optional<Decoded<byte[]>> decode(JsonNode value) {
    String text = value.textValue();
    return text == null
        ? Optional.empty()
        : lenient(text, false)
            .filter(bytes -> isCanonical(bytes, text))
            .map(bytes -> new Decoded<>(bytes, true));
  }

  @Override
  public Optional<JsonNode> encode(byte[] value, SchemaForm form) {
    return Optional.of(TextNode.valueOf(Base64.getEncoder().encodeToString(value)));
  }

  /**
   * The bytes of any common base64 text; line breaks and the alphabet of addresses only when asked
   * for.
   */
  static Optional<byte[]> lenient(String text, boolean anyAlphabet) {
    String plain =
        anyAlphabet ? text.replaceAll("[\\r\\n]", "").replace('-', '+').replace('_', '/') : text;
    try {
      return Optional.of(Base64.getDecoder().decode(plain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isCanonical(byte[] bytes, String text) {
    return Base64.getEncoder().encodeToString(bytes).equals(text);
  }
}
