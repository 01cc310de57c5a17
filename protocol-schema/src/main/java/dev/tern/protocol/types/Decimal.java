package dev.tern.protocol.types;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The size of an exact decimal number, as databases declare it.
 *
 * @param precision how many digits there may be in total, at least 1
 * @param scale how many of them stand after the decimal point; negative drops digits before it
 */
public record Decimal(int precision, int scale) {
  /** The largest precision, and the largest scale either way, that is taken for a declaration. */
  public static final int MAX = 20_000;

  /** Checks the bounds. */
  public Decimal {
    if (precision < 1 || precision > MAX || scale < -MAX || scale > MAX) {
      throw new IllegalArgumentException(
          "No decimal has " + precision + " digits and scale " + scale + ".");
    }
  }

  /** True when no digit of the number is lost. */
  public boolean fits(BigDecimal number) {
    return fitsScale(number) && fitsPrecision(number);
  }

  /** True when the number has no digit behind the scale. */
  public boolean fitsScale(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= scale;
  }

  /**
   * True when the number is smaller than the first one that is too large, 10^(precision - scale).
   */
  public boolean fitsPrecision(BigDecimal number) {
    return number.signum() == 0
        || (long) number.precision() - number.scale() <= (long) precision - scale;
  }

  /** The number without the digits behind the scale. */
  public BigDecimal truncate(BigDecimal number) {
    return fitsScale(number) ? number : number.setScale(scale, RoundingMode.DOWN);
  }
}
