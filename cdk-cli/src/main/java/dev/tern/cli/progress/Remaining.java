package dev.tern.cli.progress;

import java.time.Duration;
import java.util.Optional;

/** How long something may still take, once that can be told without guessing. */
final class Remaining {

  private static final Duration SETTLED = Duration.ofSeconds(5);
  private static final int TELLING = 3;
  private static final int DONE = 100;
  private static final Duration FAR = Duration.ofHours(100);

  private Remaining() {}

  /**
   * Nothing in the first seconds, before a few percent, at a standstill, and beyond four days.
   *
   * @param left how many records are to come
   * @param rate records per second
   */
  static Optional<Duration> of(Duration elapsed, int percent, long left, double rate) {
    boolean early = elapsed.compareTo(SETTLED) < 0 || percent < TELLING;
    if (early || percent >= DONE || rate <= 0) {
      return Optional.empty();
    }
    double seconds = Math.max(0, left) / rate;
    return seconds < FAR.toSeconds()
        ? Optional.of(Duration.ofSeconds((long) Math.ceil(seconds)))
        : Optional.empty();
  }
}
