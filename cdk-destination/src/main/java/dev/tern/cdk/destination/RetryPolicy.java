package dev.tern.cdk.destination;

import java.time.Duration;

/**
 * How often a step is tried that failed with a {@link dev.tern.cdk.error.TransientException}.
 *
 * @param attempts how often in all; 1 is never again
 * @param first how long to wait before the second attempt
 * @param factor by how much each wait is longer than the one before
 * @param cap the longest wait
 */
public record RetryPolicy(int attempts, Duration first, double factor, Duration cap) {

  /** Refuses what would never try, or wait for less than nothing. */
  public RetryPolicy {
    if (attempts < 1 || first.isNegative() || factor < 1 || cap.isNegative()) {
      throw new IllegalArgumentException(
          "A retry policy needs an attempt, waits that do not shrink, and no negative wait.");
    }
  }

  /** Five attempts within about fifteen seconds. */
  public static RetryPolicy usual() {
    return new RetryPolicy(5, Duration.ofSeconds(1), 2, Duration.ofSeconds(30));
  }

  /** One attempt only. */
  public static RetryPolicy never() {
    return new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO);
  }

  /** How long to wait after so many failed attempts. */
  Duration after(int failed) {
    double millis = first.toMillis() * Math.pow(factor, failed - 1.0);
    return Duration.ofMillis((long) Math.min(millis, (double) cap.toMillis()));
  }
}
