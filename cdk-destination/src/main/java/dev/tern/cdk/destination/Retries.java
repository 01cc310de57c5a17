package dev.tern.cdk.destination;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.TransientException;
import java.util.concurrent.TimeUnit;

/** Tries a step again that failed for a while, until the process is asked to end. */
final class Retries {

  private final RetryPolicy policy;
  private final Notices notices;
  private boolean stopped;

  Retries(RetryPolicy policy, StopSignal stop, Notices notices) {
    this.policy = policy;
    this.notices = notices;
    stop.onRequest(this::stop);
  }

  private synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /**
   * Runs a step.
   *
   * @param what the step in words, as in "Writing stream users"
   */
  void run(String what, FirstFailure.Step step) throws Exception {
    for (int failed = 1; ; failed++) {
      try {
        step.run();
        return;
      } catch (TransientException e) {
        if (failed >= policy.attempts() || !pause(what, failed, e)) {
          throw e;
        }
      }
    }
  }

  /** Whether it makes sense to try again. */
  private boolean pause(String what, int failed, TransientException failure)
      throws InterruptedException {
    long millis = policy.after(failed).toMillis();
    notices.warn(
        String.format(
            "%s failed for now, attempt %d of %d: %s The next attempt is in %d ms.",
            what, failed, policy.attempts(), failure.getMessage(), millis));
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    synchronized (this) {
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        if (stopped) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return !stopped;
    }
  }
}
