package dev.tern.testkit.suite;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The time a run has: when it is up, something is done about it. */
final class Deadline {

  private final Duration patience;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean over = new AtomicBoolean();

  Deadline(Duration patience) {
    this.patience = patience;
  }

  Duration patience() {
    return patience;
  }

  /** Starts the time. */
  void begin(Runnable whenOver) {
    Thread guard = new Thread(() -> guard(whenOver), "run-deadline");
    guard.setDaemon(true);
    guard.start();
  }

  private void guard(Runnable whenOver) {
    try {
      if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        over.set(true);
        whenOver.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the time; whether it was up before. */
  boolean end() {
    ended.countDown();
    return over.get();
  }
}
