package dev.tern.cdk.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decimal digits of numbers that are not negative, written two at a time. */
final class Digits {

  /** The powers of ten that fit into 64 bits. */
  private static final long[] POWERS = powers();

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final short[] PAIRS = pairs();

  private Digits() {}

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int exponent = 1; exponent < powers.length; exponent++) {
      powers[exponent] = powers[exponent - 1] * 10;
    }
    return powers;
  }

  private static short[] pairs() {
    short[] pairs = new short[100];
    for (int pair = 0; pair < pairs.length; pair++) {
      pairs[pair] = (short) (('0' + pair / 10) | (('0' + pair % 10) << Byte.SIZE));
    }
    return pairs;
  }

  /** How many a number has. */
  static int count(long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
    int least = (bits * 1233) >>> 12; // 1233 / 4096 is the logarithm of two
    return (value | 1) < POWERS[least] ? least : least + 1;
  }

  /** Ten to a power of at most 18. */
  static long power(int exponent) {
    return POWERS[exponent];
  }

  /** Fills a range with the digits of a number that has no more, behind zeros. */
  static void put(long value, byte[] bytes, int from, int end) {
    long left = value;
    int at = end;
    for (; at - from >= 2; at -= 2) {
      long hundredth = left / 100;
      SHORTS.set(bytes, at - 2, PAIRS[(int) (left - hundredth * 100)]);
      left = hundredth;
    }
    if (at > from) {
      bytes[from] = (byte) ('0' + left);
    }
  }
}
