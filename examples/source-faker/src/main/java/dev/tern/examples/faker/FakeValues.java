package dev.tern.examples.faker;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** The values of one record, made of nothing but seed, stream and id. */
final class FakeValues {

  private static final OffsetDateTime START =
      OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** Ids that share an {@code updated_at}, so that ties of cursors are met. */
  private static final int TIES = 3;

  private static final String[] WORDS = {
    "arctic", "tern", "flies", "from", "pole", "to", "pole", "every", "year", "and", "sees",
    "more", "daylight", "than", "any", "other", "animal", "on", "earth", "größer", "漂鳥", "🐦"
  };

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long SEED_STEP = 0x9E3779B97F4A7C15L;
  private static final long STREAM_STEP = 0xD1B54A32D192ED03L;

  private final long id;
  private final SplittableRandom random;

  FakeValues(long seed, int stream, long id) {
    this.id = id;
    this.random = new SplittableRandom((seed * SEED_STEP ^ stream * STREAM_STEP) + id);
  }

  /** The first id whose {@code updated_at} is at a moment or later. */
  static long firstIdAt(OffsetDateTime moment) {
    long seconds = Duration.between(START, moment.plusNanos(NANOS_PER_SECOND - 1)).toSeconds();
    return seconds <= 0 ? 1 : seconds * TIES + 1;
  }

  long id() {
    return id;
  }

  /** Ascends with the id. */
  String updatedAt() {
    return START.plusSeconds((id - 1) / TIES).toInstant().toString();
  }

  /** Some moment of the years before. */
  String createdAt() {
    return START.minusSeconds(random.nextInt(100_000_000)).toInstant().toString();
  }

  long number(int bound) {
    return random.nextInt(bound);
  }

  BigDecimal amount() {
    return BigDecimal.valueOf(random.nextLong(10_000_000), 2);
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
