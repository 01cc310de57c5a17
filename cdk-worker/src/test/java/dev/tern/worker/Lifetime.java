package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

/**
 * How long workers live that nobody kills, from their first word to the end of the process; the
 * moments at which others are killed are drawn from it.
 */
final class Lifetime {

  private static final long SEED = 20_261_129;

  private final Random random = new Random(SEED);
  private Duration length = Duration.ofMinutes(1);
  private boolean known;

  /**
   * Kills a worker at some moment, unless it ends before, which then is how long the next ones
   * live; the first one does. Whether it was killed.
   */
  boolean cut(WorkerProcess worker) throws Exception {
    assertThat(worker.next()).isEqualTo("here");
    long began = System.nanoTime();
    boolean killed = worker.killAfter(known ? moment() : length);
    if (!killed) {
      length = Duration.ofNanos(System.nanoTime() - began);
      known = true;
    }
    return killed;
  }

  private Duration moment() {
    return Duration.ofNanos(random.nextLong(length.toNanos() + 1));
  }
}
