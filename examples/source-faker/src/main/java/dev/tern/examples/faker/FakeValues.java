package dev.tern.examples.faker;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** What the values of one body are made of: the same seed and number always give the same. */
final class FakeValues {

  private static final OffsetDateTime START =
      OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final String[] WORDS = {
    "arctic", "tern", "flies", "from", "pole", "to", "pole", "every", "year", "and", "sees",
    "more", "daylight", "than", "any", "other", "animal", "on", "earth", "größer", "漂鳥", "🐦"
  };

  private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  FakeValues(long seed, int number) {
    this.random = new SplittableRandom(seed * SEED_STEP + number);
  }

  /** Some moment of the years before records were changed. */
  String createdAt() {
    return START.minusSeconds(random.nextInt(100_000_000)).toInstant().toString();
  }

  long number(int bound) {
    return random.nextInt(bound);
  }

  /** An amount of money, in its hundredths. */
  long cents() {
    return random.nextLong(10_000_000);
  }

  boolean flag() {
    return random.nextBoolean();
  }

  String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  /** Words up to a number of characters. */
  String text(int length) {
    StringBuilder text = new StringBuilder(length + 10).append(word());
    while (text.length() < length) {
      text.append(' ').append(word());
    }
    return text.toString();
  }
}
