package dev.tern.testkit.fault;

import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * How fast bytes pass: how late each piece of them is, and how many a second. It may change at any
 * time; what is held then goes by what is new. Safe for any number of threads.
 */
final class Pace {

  private long latencyNanos;
  private long bytesPerSecond = Long.MAX_VALUE;

  synchronized void latency(Duration latency) {
    latencyNanos = latency.toNanos();
    notifyAll();
  }

  synchronized void bandwidth(long bytes) {
    bytesPerSecond = bytes;
    notifyAll();
  }

  /** Returns when a piece of some bytes, which came a moment ago, may pass. */
  synchronized void hold(int bytes) throws InterruptedIOException {
    long came = System.nanoTime();
    try {
      for (long left = delay(bytes); left > 0; left = delay(bytes) - (System.nanoTime() - came)) {
        wait(Math.max(1, Duration.ofNanos(left).toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private long delay(int bytes) {
    double seconds = (double) bytes / bytesPerSecond;
    return latencyNanos + (long) (seconds * Duration.ofSeconds(1).toNanos());
  }
}
