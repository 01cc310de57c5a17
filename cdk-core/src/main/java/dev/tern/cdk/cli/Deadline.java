package dev.tern.cdk.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks for the end of a command when its time is up, unless the command ends before. */
final class Deadline {

  private final CountDownLatch over = new CountDownLatch(1);

  /** The time runs from now on. */
  Deadline(Duration time, StopSignal stop) {
    Thread thread = new Thread(() -> waitFor(time, stop), "tern-deadline");
    thread.setDaemon(true);
    thread.start();
  }

  private void waitFor(Duration time, StopSignal stop) {
    try {
      if (!over.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        stop.request();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended. */
  void close() {
    over.countDown();
  }
}
