package dev.tern.worker;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.SystemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wait between two attempts. */
@FunctionalInterface
public interface Pause {

  /** Waits for so long, or until the end is asked for; says whether to go on. */
  boolean pass(Duration time, StopSignal stop);

  /** A wait in real time. */
  static Pause real() {
    return (time, stop) -> {
      CountDownLatch stopped = new CountDownLatch(1);
      stop.onRequest(stopped::countDown);
      try {
        return !stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SystemException("The wait for the next attempt was interrupted.", e);
      }
    };
  }
}
