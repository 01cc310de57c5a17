package dev.tern.cdk.source;

import dev.tern.cdk.error.TransientException;
import java.time.Duration;
import java.util.Optional;

/** How often something that fails for a while is tried again, with longer and longer rests. */
final class Retries {

  private static final Duration FIRST_REST = Duration.ofMillis(500);
  private static final int MOST_DOUBLINGS = 6;

  private final int most;
  private int failures;

  /**
   * Nothing has failed yet.
   *
   * @param most how often in a row
   */
  Retries(int most) {
    this.most = most;
  }

  /** It went on: the next failure is the first one again. */
  void succeeded() {
    failures = 0;
  }

  /** How long a stream rests behind one more failure, which is said; empty when that was enough. */
  Optional<Duration> after(TransientException cause, DeclaredRead read) {
    failures++;
    if (failures > most) {
      return Optional.empty();
    }
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    read.desk()
        .warn(
            String.format(
                "Stream %s is tried again in %.1f s (%d of %d): %s",
                read.name(), rest.toMillis() / 1000.0, failures, most, cause.getMessage()));
    return Optional.of(rest);
  }
}
