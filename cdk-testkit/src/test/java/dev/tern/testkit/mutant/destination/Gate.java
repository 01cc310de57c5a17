package dev.tern.testkit.mutant.destination;

import java.time.Duration;

/** The way of the model to its store, which can be shut. Safe for any number of threads. */
final class Gate {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private boolean shut;
  private boolean jolt;

  /** Makes the next passage fail, and all of them until it is opened. */
  synchronized void shut() {
    shut = true;
    jolt = true;
  }

  synchronized void open() {
    shut = false;
    notifyAll();
  }

  /** Whether the store answers now; false once after it was shut, even if it is open again. */
  synchronized boolean pass() {
    boolean answers = !shut && !jolt;
    jolt = false;
    return answers;
  }

  /** Waits until it is open, for a while. */
  synchronized boolean await() throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    for (long left = PATIENCE.toMillis();
        shut && left > 0;
        left = (until - System.nanoTime()) / NANOS_PER_MILLI) {
      wait(left);
    }
    return !shut;
  }
}
