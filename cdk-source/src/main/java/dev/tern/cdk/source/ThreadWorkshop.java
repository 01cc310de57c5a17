package dev.tern.cdk.source;

import dev.tern.cdk.cli.StopSignal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/** Workers that are threads. */
final class ThreadWorkshop implements Workshop {

  /** A little less than platforms wait before they kill. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final ReentrantLock gate = new ReentrantLock(true); // fair: every worker gets its turn
  private final Condition calls = gate.newCondition();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  ThreadWorkshop(StopSignal stop) {
    stop.onRequest(
        () -> {
          end.complete(null);
          beside("tern-stop", this::callAll);
        });
  }

  /** Tells those who wait that the end was asked for; the gate may be taken for a while. */
  private void callAll() {
    enter();
    try {
      wakeAll();
    } finally {
      leave();
    }
  }

  @Override
  public boolean run(int workers, IntConsumer work) {
    CountDownLatch working = new CountDownLatch(workers);
    for (int i = 0; i < workers; i++) {
      int number = i;
      beside(
          "tern-read-" + (number + 1),
          () -> {
            try {
              work.accept(number);
            } finally {
              working.countDown();
              if (working.getCount() == 0) {
                end.complete(null);
              }
            }
          });
    }
    end.join();
    return left(working);
  }

  private static boolean left(CountDownLatch working) {
    try {
      return working.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void beside(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true); // an author who does not listen must not keep the process alive
    thread.start();
  }

  @Override
  public void enter() {
    gate.lock();
  }

  @Override
  public void leave() {
    gate.unlock();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // its callers ask again what they wait for
  public void await() {
    calls.awaitUninterruptibly();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // its callers ask again what they wait for
  public void awaitUntil(long moment) {
    try {
      long unused = calls.awaitNanos(moment - now());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void wakeAll() {
    calls.signalAll();
  }

  @Override
  public long now() {
    return System.nanoTime();
  }
}
