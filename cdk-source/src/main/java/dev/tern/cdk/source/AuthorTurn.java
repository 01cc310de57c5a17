package dev.tern.cdk.source;

import dev.tern.cdk.cli.StopSignal;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whose code the reading thread is in, so that a request to stop interrupts an author who waits but
 * never the kit while it writes.
 *
 * <p>An interrupted author is expected to leave; the kit takes the interrupt back whenever its own
 * code runs.
 */
final class AuthorTurn {

  private enum Turn {
    KIT,
    AUTHOR,
    INTERRUPTED
  }

  private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.KIT);
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
    if (turn.getAndSet(Turn.KIT) == Turn.INTERRUPTED) {
      takeBack();
    }
  }

  /** Whether the calling thread is the one that reads. */
  boolean isHere() {
    return Thread.currentThread() == thread;
  }

  /** The lock makes sure that the interrupt has arrived. */
  private synchronized void takeBack() {
    boolean unused = Thread.interrupted();
  }

  private synchronized void interrupt() {
    if (turn.compareAndSet(Turn.AUTHOR, Turn.INTERRUPTED)) {
      thread.interrupt();
    }
  }
}
