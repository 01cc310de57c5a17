package dev.tern.cdk.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Workers of which one goes on at a time, and a seed says which: the same seed gives the same run.
 */
final class SeededWorkshop implements Workshop {

  private final Random random;
  private final List<Thread> ready = new ArrayList<>();
  private final List<Thread> waiting = new ArrayList<>();
  private Thread current = Thread.currentThread();
  private boolean inside;
  private boolean stuck;

  SeededWorkshop(long seed) {
    this.random = new Random(seed);
  }

  /** Whether nobody could go on though work was left. */
  synchronized boolean stuck() {
    return stuck;
  }

  @Override
  public boolean run(int workers, IntConsumer work) {
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int number = i;
      all.add(new Thread(() -> live(() -> work.accept(number))));
    }
    synchronized (this) {
      ready.addAll(all);
      next();
    }
    all.forEach(Thread::start);
    all.forEach(SeededWorkshop::join);
    return true;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void live(Runnable work) {
    try {
      sleepUntilChosen();
      work.run();
    } finally {
      end();
    }
  }

  private synchronized void end() {
    ready.remove(Thread.currentThread());
    if (ready.isEmpty() && !waiting.isEmpty()) {
      stuck = true;
      wakeAll();
    }
    if (!ready.isEmpty()) {
      next();
    }
  }

  /** A place where another worker may go on. */
  synchronized void point() {
    if (ready.contains(Thread.currentThread())) {
      next();
      sleepUntilChosen();
    }
  }

  private void next() {
    current = ready.get(random.nextInt(ready.size()));
    notifyAll();
  }

  private synchronized void sleepUntilChosen() {
    boolean interrupted = false;
    while (current != Thread.currentThread()) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void beside(String name, Runnable work) {
    // nothing happens here that the seed did not say
  }

  @Override
  public synchronized void enter() {
    point();
    if (inside) {
      throw new IllegalStateException("two inside of the gate");
    }
    inside = true;
  }

  @Override
  public synchronized void leave() {
    inside = false;
  }

  @Override
  public synchronized void await() {
    if (stuck) {
      throw new IllegalStateException("nobody can go on");
    }
    ready.remove(Thread.currentThread());
    waiting.add(Thread.currentThread());
    inside = false;
    if (ready.isEmpty()) {
      stuck = true;
      wakeAll();
    }
    next();
    sleepUntilChosen();
    inside = true;
  }

  @Override
  public synchronized void wakeAll() {
    ready.addAll(waiting);
    waiting.clear();
  }

  @Override
  public void pause(Duration time) {
    point();
  }
}
