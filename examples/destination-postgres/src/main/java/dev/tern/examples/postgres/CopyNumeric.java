package dev.tern.examples.postgres;

import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * Exact numbers as PostgreSQL sends them: groups of four decimal digits, without the zero groups at
 * either end.
 */
final class CopyNumeric {

  private static final int POSITIVE = 0x0000;
  private static final int NEGATIVE = 0x4000;
  private static final int HEADER = 4 * Short.BYTES;
  private static final int GROUP = 4;
  private static final int BASE = 10_000;

  /** Digits that fit a long, also with the zeros that fill their last group. */
  private static final int FAST_DIGITS = 15;

  private static final int FAST_GROUPS = 5;
  private static final long[] POWERS = {1, 10, 100, 1000};

  /** The groups of the current number, the last one first. */
  private final short[] groups = new short[FAST_GROUPS];

  /** Writes a number with its length. */
  void write(CopyBuffer out, BigDecimal number) throws SQLException {
    int padding = Math.floorMod(-number.scale(), GROUP);
    int fractionGroups = Math.floorDiv(number.scale() + padding, GROUP);
    if (number.precision() <= FAST_DIGITS) {
      writeFew(out, number, padding, fractionGroups);
    } else {
      String digits = number.unscaledValue().abs().toString() + "0".repeat(padding);
      writeMany(out, number, digits, fractionGroups);
    }
  }

  private void writeFew(CopyBuffer out, BigDecimal number, int padding, int fractionGroups)
      throws SQLException {
    long rest = Math.abs(number.unscaledValue().longValue()) * POWERS[padding];
    int count = 0;
    while (rest != 0) {
      groups[count++] = (short) (rest % BASE);
      rest /= BASE;
    }
    int zeros = 0;
    while (zeros < count && groups[zeros] == 0) {
      zeros++;
    }
    header(out, number, count - zeros, count - 1 - fractionGroups);
    for (int i = count - 1; i >= zeros; i--) {
      out.int16(groups[i]);
    }
  }

  private static void writeMany(
      CopyBuffer out, BigDecimal number, String digits, int fractionGroups) throws SQLException {
    int first = Math.floorMod(digits.length() - 1, GROUP) + 1;
    int count = (digits.length() - first) / GROUP + 1;
    int last = digits.length();
    while (last > 0 && digits.charAt(last - 1) == '0') {
      last--;
    }
    int kept = last <= first ? 1 : (last - first + GROUP - 1) / GROUP + 1;
    header(out, number, kept, count - 1 - fractionGroups);
    int from = 0;
    for (int i = 0; i < kept; i++) {
      int to = first + i * GROUP;
      out.int16(Integer.parseInt(digits, from, to, 10));
      from = to;
    }
  }

  private static void header(CopyBuffer out, BigDecimal number, int count, int weight)
      throws SQLException {
    out.int32(HEADER + count * Short.BYTES);
    out.int16(count);
    out.int16(count == 0 ? 0 : weight);
    out.int16(number.signum() < 0 ? NEGATIVE : POSITIVE);
    out.int16(Math.max(number.scale(), 0));
  }
}
