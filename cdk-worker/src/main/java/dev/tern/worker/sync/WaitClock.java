package dev.tern.worker.sync;

import java.util.concurrent.atomic.AtomicLong;

/** How long one thread has waited for something; anybody may look. */
final class WaitClock {

  private static final long NOT_WAITING = Long.MIN_VALUE;

  private final AtomicLong total = new AtomicLong();
  private volatile long since = NOT_WAITING;

  /** The thread begins to wait, or begins anew. */
  void begin() {
    since = System.nanoTime();
  }

  /** It has what it waited for. */
  void end() {
    long began = since;
    since = NOT_WAITING;
    total.addAndGet(System.nanoTime() - began);
  }

  /** Whether it waits now. */
  boolean running() {
    return since != NOT_WAITING;
  }

  /** Nanoseconds since it began to wait; zero while it does not. */
  long current() {
    long began = since;
    return began == NOT_WAITING ? 0 : System.nanoTime() - began;
  }

  /** Nanoseconds in all, the current wait included. */
  long total() {
    return total.get() + current();
  }
}
