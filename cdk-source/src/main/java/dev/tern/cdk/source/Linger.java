package dev.tern.cdk.source;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.message.OutputClosedException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands over what waits in the lanes for too long, because its author does: a lone record must not
 * wait for the next one.
 *
 * <p>Its thread rests until the first record waits. Safe for all threads.
 */
final class Linger implements AutoCloseable {

  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final MessageWriter out;
  private final StopSignal stop;
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private volatile boolean armed;
  private boolean closed;

  /**
   * Rests until it is started.
   *
   * @param stop is asked for when nobody is left to read, because a worker whose author waits would
   *     not find out
   */
  Linger(MessageWriter out, StopSignal stop) {
    this.out = out;
    this.stop = stop;
  }

  /** Begins to look after the lanes. */
  void start(Workshop workshop) {
    workshop.beside("tern-linger", this::run);
  }

  void add(Lane lane) {
    lanes.add(lane);
  }

  /** A record has begun to wait. */
  void arm() {
    if (armed) {
      return;
    }
    lock.lock();
    try {
      armed = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (rest()) {
        lanes.forEach(Lane::linger);
        out.flush();
      }
    } catch (OutputClosedException | StoppedException e) {
      stop.request();
    }
  }

  /** Waits for the first record, then long enough; false at the end of the read. */
  private boolean rest() {
    lock.lock();
    try {
      while (!armed && !closed) {
        news.awaitUninterruptibly();
      }
      long left = NANOS;
      while (left > 0 && !closed) {
        left = news.awaitNanos(left);
      }
      armed = false;
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
