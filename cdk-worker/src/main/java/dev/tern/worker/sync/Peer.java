package dev.tern.worker.sync;

import dev.tern.worker.connector.ConnectorRun;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * One side of the pipe while it runs. A side that is asked to end has a time of grace, then it is
 * killed, whoever waits for it.
 *
 * <p>Safe for any number of threads.
 */
final class Peer {

  private final Side side;
  private final ConnectorRun run;
  private final Duration grace;
  private final ErrorLines errors;
  private OptionalInt exit = OptionalInt.empty();
  private boolean ended;
  private boolean asked;
  private boolean killed;
  private long askedAt;
  private boolean closedOutput;
  private long endSeenAt;
  private boolean endSeen;

  Peer(Side side, ConnectorRun run, Duration grace, Findings findings) {
    this.side = side;
    this.run = run;
    this.grace = grace;
    this.errors = new ErrorLines(side, run.errors(), findings);
  }

  Side side() {
    return side;
  }

  ConnectorRun run() {
    return run;
  }

  /** What it prints for people. */
  ErrorLines errors() {
    return errors;
  }

  /** Asks it to end at a safe point. */
  void terminate() {
    synchronized (this) {
      if (asked || ended) {
        return;
      }
      asked = true;
      askedAt = System.nanoTime();
    }
    run.terminate();
  }

  /** It has to end by itself now. */
  synchronized void expectEnd() {
    if (!asked) {
      asked = true;
      askedAt = System.nanoTime();
    }
  }

  /** Ends it, and what it started, at once. */
  void kill() {
    synchronized (this) {
      killed = !ended;
    }
    run.kill();
  }

  /** Nothing of its output is left: waits for its end, and kills it when it does not come. */
  OptionalInt awaitEnd() throws InterruptedException {
    synchronized (this) {
      closedOutput = true;
    }
    OptionalInt code = run.await(grace);
    boolean late = code.isEmpty();
    synchronized (this) {
      exit = killed ? OptionalInt.empty() : code;
      ended = true;
    }
    if (late) {
      run.kill();
    }
    return exit();
  }

  /** Looks whether a time of grace is over: after a request to end, or of output without an end. */
  void look(long now) throws InterruptedException {
    boolean gone = run.await(Duration.ZERO).isPresent();
    if (gone && orphaned(now)) {
      run.kill();
    } else if (!gone && ignores(now)) {
      kill();
    }
  }

  /** A process may be gone while something it started keeps its output open. */
  private synchronized boolean orphaned(long now) {
    if (!endSeen) {
      endSeen = true;
      endSeenAt = now;
    }
    return !closedOutput && now - endSeenAt > grace.toNanos();
  }

  private synchronized boolean ignores(long now) {
    return asked && !ended && !killed && now - askedAt > grace.toNanos();
  }

  /** Its exit code; none when it was killed, or has not ended. */
  synchronized OptionalInt exit() {
    return exit;
  }

  /** Whether it was asked to end. */
  synchronized boolean asked() {
    return asked;
  }

  /** Whether it was killed. */
  synchronized boolean killed() {
    return killed;
  }
}
