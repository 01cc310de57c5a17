package dev.tern.cdk.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Says that the process was asked to end, by SIGTERM or Ctrl-C, or because its time is up.
 *
 * <p>A command looks at it often and ends at the next safe point. Safe for any number of threads.
 */
public final class StopSignal {

  private final List<Runnable> listeners = new ArrayList<>();
  private volatile boolean requested;

  /** Whether to end at the next safe point. */
  public boolean requested() {
    return requested;
  }

  /** Asks for the end; only the first call counts. */
  public void request() {
    List<Runnable> woken;
    synchronized (this) {
      if (requested) {
        return;
      }
      requested = true;
      woken = List.copyOf(listeners);
    }
    woken.forEach(Runnable::run);
  }

  /** Runs something when the end is asked for, at once if it was before. It must not block. */
  public void onRequest(Runnable listener) {
    synchronized (this) {
      listeners.add(listener);
      if (!requested) {
        return;
      }
    }
    listener.run();
  }
}
