package dev.tern.cdk.destination.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.types.ValueCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Conversions to numbers.
 *
 * <p>Numbers are taken from JSON numbers and, as newer dialects of the protocol write them, from
 * text. Before a number is converted its magnitude is looked at: a few characters may stand for a
 * gigabyte of digits.
 */
final class NumberCells {

  /** The most digits before and behind the point of a column without limits. */
  private static final int MOST_DIGITS = 131_072;

  private static final int FINEST_SCALE = 16_383;
  private static final double DIGITS_PER_BIT = 0.302;
  private static final int DOUBLE_DIGITS = 15;
  private static final int DOUBLE_SAFE_EXPONENT = 290;

  private NumberCells() {}

  static Cell.Conversion integer(int bits) {
    if (bits > 0 && bits <= Long.SIZE) {
      long max = Long.MAX_VALUE >> (Long.SIZE - bits);
      return (value, changes) -> within(value, -max - 1, max);
    }
    int digits = bits == 0 ? MOST_DIGITS : (int) (bits * DIGITS_PER_BIT) + 1;
    return (value, changes) -> {
      BigInteger number = whole(value, digits);
      return number == null || (bits > 0 && number.bitLength() >= bits) ? null : number;
    };
  }

  static Cell.Conversion decimal(int precision, int scale) {
    return precision == 0
        ? (value, changes) -> unlimited(value, changes)
        : (value, changes) -> toDecimal(value, precision, scale, changes);
  }

  static @Nullable Number toFloat(JsonNode value, RowChanges changes) {
    return binary(value, changes, Number::floatValue);
  }

  static @Nullable Number toDouble(JsonNode value, RowChanges changes) {
    return binary(value, changes, Number::doubleValue);
  }

  private static @Nullable Long within(JsonNode value, long min, long max) {
    if (value.isInt() || value.isLong()) {
      long number = value.longValue();
      return number >= min && number <= max ? number : null;
    }
    BigInteger number = whole(value, Long.SIZE);
    if (number == null || number.bitLength() >= Long.SIZE) {
      return null;
    }
    long small = number.longValue();
    return small >= min && small <= max ? small : null;
  }

  /** The number if it has no fraction and not more digits than the column takes. */
  private static @Nullable BigInteger whole(JsonNode value, int mostDigits) {
    BigDecimal number = exact(value);
    if (number == null) {
      return null;
    }
    if (number.signum() == 0) {
      return BigInteger.ZERO;
    }
    long digits = magnitude(number);
    if (digits <= 0 || digits > mostDigits) {
      return null;
    }
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    return whole.compareTo(number) == 0 ? whole.toBigInteger() : null;
  }

  private static @Nullable BigDecimal unlimited(JsonNode value, RowChanges changes) {
    BigDecimal number = exact(value);
    if (number == null || number.signum() == 0) {
      return number == null ? null : BigDecimal.ZERO;
    }
    if (number.scale() > 0 && number.scale() <= FINEST_SCALE) {
      return magnitude(number) > MOST_DIGITS ? null : number;
    }
    return number.scale() <= 0
        ? magnitude(number) > MOST_DIGITS ? null : number
        : toDecimal(value, MOST_DIGITS, FINEST_SCALE, changes);
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
    if (!isSurelyExact(exact, rounded) && losesDigits(exact, new BigDecimal(rounded.toString()))) {
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

  /** Some numbers have two shortest spellings, such as 4.9E-324 and 5E-324: neither loses. */
  private static boolean losesDigits(BigDecimal exact, BigDecimal shown) {
    return shown.compareTo(exact) != 0
        && (shown.signum() == 0 || exact.precision() > shown.precision());
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
