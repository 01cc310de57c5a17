package dev.tern.examples.data;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Chance that falls the same way on every machine: {@link Random} is specified down to its
 * arithmetic.
 */
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** A whole number between two bounds, both inclusive. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** True in so many of a hundred cases. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** Any of these. */
  <T> T pick(List<T> these) {
    return these.get(random.nextInt(these.size()));
  }

  /** A later moment, at most so much later; to the millisecond. */
  LocalDateTime after(LocalDateTime moment, Duration atMost) {
    return moment.plus(Duration.ofMillis(1 + (long) (random.nextDouble() * atMost.toMillis())));
  }

  /** Random bytes in hexadecimal digits. */
  String hex(int bytes) {
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    return HexFormat.of().formatHex(content);
  }
}
