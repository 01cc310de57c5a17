package dev.tern.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

/**
 * How long workers live that nobody kills, from their first word to the end of the process; the
 * moments at which others are killed are drawn from it. What ends before its moment tells nothing
 * about it: only short lives do, and late moments would be lost.
 */
final class Lifetime {

  private static final long SEED = 20_261_129;

  /** How many of them are killed before one is left alone again: machines change their pace. */
  private static final int BETWEEN = 10;

  private final Random random = new Random(SEED);
  private Duration length = Duration.ZERO;
  private int workers;

  /** Kills a worker at some moment, unless it is let live or ends before; whether it was killed. */
  boolean cut(WorkerProcess worker) throws Exception {
    assertThat(worker.next()).isEqualTo("here");
    if (workers++ % BETWEEN != 0) {
      return worker.killAfter(moment());
    }
    long began = System.nanoTime();
    assertThat(worker.killAfter(Duration.ofMinutes(1))).as("killed").isFalse();
    length = Duration.ofNanos(System.nanoTime() - began);
    return false;
  }

  private Duration moment() {
    return Duration.ofNanos(random.nextLong(length.toNanos() + 1));
  }
}
