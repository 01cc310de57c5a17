package dev.tern.examples.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.ValueCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Column types of numbers.
 *
 * <p>Numbers are taken from JSON numbers and, as newer dialects of the protocol write them, from
 * text. Before a number is converted its magnitude is looked at: a few characters may stand for a
 * gigabyte of digits.
 */
final class NumberCells {

  static final CellType TINYINT =
      CellType.of(
          "TINYINT",
          (value, changes) -> within(value, Byte.MIN_VALUE, Byte.MAX_VALUE),
          (appender, value) -> appender.append(((Long) value).byteValue()));

  static final CellType SMALLINT =
      CellType.of(
          "SMALLINT",
          (value, changes) -> within(value, Short.MIN_VALUE, Short.MAX_VALUE),
          (appender, value) -> appender.append(((Long) value).shortValue()));

  static final CellType INTEGER =
      CellType.of(
          "INTEGER",
          (value, changes) -> within(value, Integer.MIN_VALUE, Integer.MAX_VALUE),
          (appender, value) -> appender.append(((Long) value).intValue()));

  static final CellType BIGINT =
      CellType.of(
          "BIGINT",
          (value, changes) -> within(value, Long.MIN_VALUE, Long.MAX_VALUE),
          (appender, value) -> appender.append((long) value));

  static final CellType HUGEINT =
      CellType.of(
          "HUGEINT",
          (value, changes) -> huge(value),
          (appender, value) -> appender.append((BigInteger) value));

  static final CellType DOUBLE =
      CellType.of(
          "DOUBLE",
          (value, changes) -> binary(value, changes, Number::doubleValue),
          (appender, value) -> appender.append((double) value));

  static final CellType FLOAT =
      CellType.of(
          "FLOAT",
          (value, changes) -> binary(value, changes, Number::floatValue),
          (appender, value) -> appender.append((float) value));

  private static final int HUGEINT_DIGITS = 39;
  private static final int HUGEINT_BITS = 127;
  private static final int DOUBLE_DIGITS = 15;
  private static final int DOUBLE_SAFE_EXPONENT = 290;

  private NumberCells() {}

  static CellType decimal(int precision, int scale) {
    return CellType.of(
        "DECIMAL(" + precision + "," + scale + ")",
        (value, changes) -> toDecimal(value, precision, scale, changes),
        (appender, value) -> appender.append((BigDecimal) value));
  }

  private static @Nullable Long within(JsonNode value, long min, long max) {
    if (value.isInt() || value.isLong()) {
      long number = value.longValue();
      return number >= min && number <= max ? number : null;
    }
    BigInteger number = whole(value);
    if (number == null || number.bitLength() >= Long.SIZE) {
      return null;
    }
    long small = number.longValue();
    return small >= min && small <= max ? small : null;
  }

  private static @Nullable BigInteger huge(JsonNode value) {
    BigInteger number = whole(value);
    return number == null || number.bitLength() > HUGEINT_BITS ? null : number;
  }

  /** The number if it has no fraction and not more digits than any column takes. */
  private static @Nullable BigInteger whole(JsonNode value) {
    BigDecimal number = exact(value);
    if (number == null) {
      return null;
    }
    if (number.signum() == 0) {
      return BigInteger.ZERO;
    }
    long digits = magnitude(number);
    if (digits <= 0 || digits > HUGEINT_DIGITS) {
      return null;
    }
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    return whole.compareTo(number) == 0 ? whole.toBigInteger() : null;
  }

  private static @Nullable BigDecimal toDecimal(
      JsonNode value, int precision, int scale, RowChanges changes) {
    BigDecimal number = exact(value);
    if (number == null || number.signum() == 0) {
      return number == null ? null : BigDecimal.ZERO.setScale(scale);
    }
    long digits = magnitude(number);
    if (digits > precision - scale) {
      return null;
    }
    // Smaller than a tenth of the last digit: no need to write out all the zeros to round them off.
    BigDecimal rounded =
        digits < -scale
            ? BigDecimal.ZERO.setScale(scale)
            : number.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.precision() - rounded.scale() > precision - scale) {
      return null;
    }
    if (rounded.compareTo(number) != 0) {
      changes.truncated();
    }
    return rounded;
  }

  private static @Nullable Number binary(
      JsonNode value, RowChanges changes, UnaryOperator<Number> rounding) {
    Number number = read(value);
    if (number == null) {
      return null;
    }
    Number rounded = rounding.apply(number);
    if (!(number instanceof BigDecimal exact)) {
      return rounded;
    }
    if (Double.isInfinite(rounded.doubleValue())) {
      return null;
    }
    if (!isSurelyExact(exact, rounded)
        && new BigDecimal(rounded.toString()).compareTo(exact) != 0) {
      changes.truncated();
    }
    return rounded;
  }

  /** True when a double certainly reads back as the same decimal digits. */
  private static boolean isSurelyExact(BigDecimal exact, Number rounded) {
    return rounded instanceof Double
        && exact.precision() <= DOUBLE_DIGITS
        && Math.abs(magnitude(exact)) < DOUBLE_SAFE_EXPONENT;
  }

  /** How many digits stand before the decimal point; negative when zeros follow it. */
  private static long magnitude(BigDecimal number) {
    return (long) number.precision() - number.scale();
  }

  private static @Nullable BigDecimal exact(JsonNode value) {
    return read(value) instanceof BigDecimal number ? number : null;
  }

  /** Infinities and NaN, which JSON has no numbers for, are doubles; all else is exact. */
  private static @Nullable Number read(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue()
        : ValueCodec.NUMBER.decode(value).map(ValueCodec.Decoded::value).orElse(null);
  }
}
