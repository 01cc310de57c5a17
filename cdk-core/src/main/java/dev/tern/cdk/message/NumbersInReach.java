package dev.tern.cdk.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A value as the validator library can take it: that writes numbers out to the last zero, divides
 * them, and rounds whole ones to 64 bits of binary fraction.
 *
 * <p>A number it cannot reach is replaced by one of the same sign and kind that is as good as
 * infinite, or as good as zero.
 */
public final class NumbersInReach {

  /** More than a number has that is written without an exponent. */
  private static final int MAX_SCALE = 2 * ProtocolJson.MAX_NUMBER_LENGTH;

  private static final BigDecimal HUGE = BigDecimal.ONE.scaleByPowerOfTen(MAX_SCALE);
  private static final BigDecimal TINY = BigDecimal.ONE.scaleByPowerOfTen(-MAX_SCALE);
  private static final BigInteger LARGE = BigInteger.TEN.pow(300);

  private NumbersInReach() {}

  /** The value, changed where it stands; it must be nobody else's. */
  public static JsonNode of(JsonNode value) {
    ArrayNode root = JsonNodeFactory.instance.arrayNode().add(value);
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      JsonNode next = open.pop();
      for (int i = 0; next.isArray() && i < next.size(); i++) {
        ((ArrayNode) next).set(i, reached(next.get(i), open));
      }
      if (next instanceof ObjectNode object) {
        object.properties().forEach(field -> field.setValue(reached(field.getValue(), open)));
      }
    }
    return root.get(0);
  }

  private static JsonNode reached(JsonNode value, Deque<JsonNode> open) {
    if (value.isContainerNode() && !value.isEmpty()) {
      open.push(value);
    }
    if (value.isBigInteger()) {
      return BigIntegerNode.valueOf(value.bigIntegerValue().min(LARGE).max(LARGE.negate()));
    }
    return value.isBigDecimal() ? DecimalNode.valueOf(near(value.decimalValue())) : value;
  }

  private static BigDecimal near(BigDecimal number) {
    if (Math.abs((long) number.scale()) <= MAX_SCALE) {
      return number;
    }
    BigDecimal size = number.scale() < 0 ? HUGE : TINY;
    return size.multiply(BigDecimal.valueOf(number.signum()));
  }
}
