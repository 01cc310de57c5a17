package dev.tern.protocol.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A number with a fraction, with hints that let a destination choose a column without loss.
 *
 * <p>The hints travel in standard keywords: {@code format} is {@code double} or {@code float}; a
 * decimal of precision p and scale s has {@code multipleOf} 10^-s, {@code exclusiveMaximum}
 * 10^(p-s) and {@code exclusiveMinimum} -10^(p-s).
 *
 * @param decimal the declared size of an exact decimal
 * @param floating the width of a binary floating point number
 * @param keywords what the schema says beyond the type
 */
public record NumberType(Optional<Decimal> decimal, Optional<Floating> floating, Keywords keywords)
    implements DataType {
  /** The width of a binary floating point number. */
  public enum Floating {
    /** 32 bits. */
    FLOAT("float"),
    /** 64 bits. */
    DOUBLE("double");

    private final String format;

    Floating(String format) {
      this.format = format;
    }
  }

  /** A number of any size. */
  public static final NumberType PLAIN =
      new NumberType(Optional.empty(), Optional.empty(), Keywords.NONE);

  private static final String SCALE = "multipleOf";
  private static final String BELOW = "exclusiveMaximum";
  private static final String ABOVE = "exclusiveMinimum";

  /** An exact decimal of a declared size. */
  public static NumberType decimal(int precision, int scale) {
    return new NumberType(
        Optional.of(new Decimal(precision, scale)), Optional.empty(), Keywords.NONE);
  }

  /** A binary floating point number. */
  public static NumberType floating(Floating floating) {
    return new NumberType(Optional.empty(), Optional.of(floating), Keywords.NONE);
  }

  /** Reads the hints out of the keywords. */
  static NumberType of(Keywords keywords) {
    ObjectNode rest = keywords.toObject();
    Optional<Floating> floating = findFloating(rest.path("format"));
    floating.ifPresent(found -> rest.remove("format"));
    Optional<Decimal> decimal = findDecimal(rest);
    if (decimal.isPresent()) {
      rest.remove(SCALE);
      rest.remove(BELOW);
      rest.remove(ABOVE);
    }
    return new NumberType(decimal, floating, Keywords.owning(rest));
  }

  /** True when a destination should store binary floating point. */
  public boolean isFloating() {
    return floating.isPresent();
  }

  @Override
  public Kind kind() {
    return Kind.NUMBER;
  }

  @Override
  public ObjectNode toSchema(SchemaForm form) {
    ObjectNode schema = Spelling.NUMBER.write(form);
    floating.ifPresent(width -> schema.put("format", width.format));
    if (decimal.isPresent()) {
      Decimal size = decimal.get();
      BigDecimal bound = BigDecimal.ONE.scaleByPowerOfTen(size.precision() - size.scale());
      schema.set(SCALE, power(BigDecimal.ONE.scaleByPowerOfTen(-size.scale())));
      schema.set(BELOW, power(bound));
      schema.set(ABOVE, power(bound.negate()));
    }
    return keywords.writeTo(schema, form);
  }

  private static JsonNode power(BigDecimal number) {
    return number.scale() > 0
        ? JsonNodeFactory.instance.numberNode(number)
        : IntegerCodec.number(number.toBigInteger());
  }

  private static Optional<Floating> findFloating(JsonNode format) {
    for (Floating floating : Floating.values()) {
      if (floating.format.equals(format.textValue())) {
        return Optional.of(floating);
      }
    }
    return Optional.empty();
  }

  private static Optional<Decimal> findDecimal(ObjectNode keywords) {
    Optional<Integer> scale = exponent(keywords.path(SCALE)).map(exponent -> -exponent);
    Optional<Integer> whole = exponent(keywords.path(BELOW));
    if (scale.isEmpty() || whole.isEmpty() || !keywords.path(ABOVE).isNumber()) {
      return Optional.empty();
    }
    BigDecimal sum = keywords.path(BELOW).decimalValue().add(keywords.path(ABOVE).decimalValue());
    int precision = whole.get() + scale.get();
    if (sum.signum() != 0 || precision < 1 || precision > Decimal.MAX) {
      return Optional.empty();
    }
    return Optional.of(new Decimal(precision, scale.get()));
  }

  /** The exponent of a power of ten. */
  private static Optional<Integer> exponent(JsonNode node) {
    if (!node.isNumber() || isNotFinite(node)) {
      return Optional.empty();
    }
    BigDecimal number = node.decimalValue().stripTrailingZeros();
    boolean power =
        number.unscaledValue().equals(BigInteger.ONE)
            && Math.abs((long) number.scale()) <= Decimal.MAX;
    return power ? Optional.of(-number.scale()) : Optional.empty();
  }

  private static boolean isNotFinite(JsonNode node) {
    return (node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue());
  }
}
