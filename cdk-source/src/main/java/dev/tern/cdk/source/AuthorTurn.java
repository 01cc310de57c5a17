package dev.tern.cdk.source;

import dev.tern.cdk.cli.StopSignal;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whose code a reading thread is in, so that a request to stop interrupts an author who waits but
 * never the kit while it writes.
 *
 * <p>An interrupted author is expected to leave; the kit takes the interrupt back whenever its own
 * code runs. While the author's code runs, another thread of the kit may borrow what the reading
 * thread owns otherwise.
 */
final class AuthorTurn {

  private enum Turn {
    KIT,
    AUTHOR,
    INTERRUPTED,
    BORROWED
  }

  private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.KIT);
  private final Object arrival = new Object();
  private final Object loan = new Object();
  private final StopSignal stop;
  private final Thread thread;

  /** For the calling thread. */
  AuthorTurn(StopSignal stop) {
    this.stop = stop;
    this.thread = Thread.currentThread();
    stop.onRequest(this::interrupt);
  }

  /** The author's code goes on. */
  void begin() {
    turn.set(Turn.AUTHOR);
    if (stop.requested()) {
      interrupt();
    }
  }

  /** The kit's code goes on. */
  void end() {
    while (!turn.compareAndSet(Turn.AUTHOR, Turn.KIT)) {
      Turn other = turn.get();
      if (other == Turn.KIT) {
        return;
      }
      if (other == Turn.INTERRUPTED && turn.compareAndSet(other, Turn.KIT)) {
        takeBack();
        return;
      }
      waitForLoan();
    }
  }

  /** Whether the calling thread is the one that reads. */
  boolean isHere() {
    return Thread.currentThread() == thread;
  }

  /**
   * Does something in the place of the reading thread, if that is in the author's code. It waits
   * with its next step into the kit until this is over.
   */
  void borrow(Runnable work) {
    synchronized (loan) {
      if (!turn.compareAndSet(Turn.AUTHOR, Turn.BORROWED)) {
        return;
      }
      try {
        work.run();
      } finally {
        begin();
      }
    }
  }

  /** Returns when the borrower has given back what it borrowed. */
  private void waitForLoan() {
    synchronized (loan) {
      // whoever holds it is done
    }
  }

  /** The lock makes sure that the interrupt has arrived. */
  private void takeBack() {
    synchronized (arrival) {
      boolean unused = Thread.interrupted();
    }
  }

  private void interrupt() {
    synchronized (arrival) {
      if (turn.compareAndSet(Turn.AUTHOR, Turn.INTERRUPTED)) {
        thread.interrupt();
      }
    }
  }
}
