package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The codec of whole numbers of any size. */
final class IntegerCodec implements ValueCodec<BigInteger> {
  private final boolean text;

  /** Writes text in v0 too when asked for. */
  IntegerCodec(boolean text) {
    this.text = text;
  }

  @Override
  public Optional<Decoded<BigInteger>> decode(JsonNode value) {
    return NumberText.find(value)
        .filter(IntegerCodec::isWhole)
        .map(number -> new Decoded<>(number.toBigInteger(), true));
  }

  @Override
  public Optional<JsonNode> encode(BigInteger value, SchemaForm form) {
    return Optional.of(
        text || form == SchemaForm.V1 ? TextNode.valueOf(value.toString()) : number(value));
  }

  static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /** The node that a JSON parser would build. */
  static JsonNode number(BigInteger value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value.bitLength() < Integer.SIZE) {
      return json.numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? json.numberNode(value.longValue())
        : json.numberNode(value);
  }
}
