package dev.tern.cdk.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/**
 * Workers of which one goes on at a time, and a seed says which: the same seed gives the same run.
 */
final class SeededWorkshop implements Workshop {

  private final Random random;
  private final Map<Thread, Semaphore> turns = new HashMap<>();
  private final List<Thread> ready = new ArrayList<>();
  private final List<Thread> waiting = new ArrayList<>();
  private final Map<Thread, Long> alarms = new HashMap<>();
  private long now;
  private boolean inside;
  private boolean stuck;

  SeededWorkshop(long seed) {
    this.random = new Random(seed);
  }

  /** Whether nobody could go on though work was left. */
  boolean stuck() {
    return stuck;
  }

  @Override
  public boolean run(int workers, IntConsumer work) {
    for (int i = 0; i < workers; i++) {
      int number = i;
      ready.add(new Thread(() -> live(() -> work.accept(number))));
    }
    ready.forEach(thread -> turns.put(thread, new Semaphore(0)));
    List<Thread> all = List.copyOf(ready);
    all.forEach(Thread::start);
    turn(any()).release();
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
    turn(Thread.currentThread()).acquireUninterruptibly();
    try {
      work.run();
    } finally {
      ready.remove(Thread.currentThread());
      requireReady();
      if (!ready.isEmpty()) {
        turn(any()).release();
      }
    }
  }

  /** A place where another worker may go on. */
  void point() {
    if (ready.contains(Thread.currentThread())) {
      letGo(any());
    }
  }

  private Semaphore turn(Thread thread) {
    return Objects.requireNonNull(turns.get(thread));
  }

  private Thread any() {
    return ready.get(random.nextInt(ready.size()));
  }

  private void letGo(Thread next) {
    if (next != Thread.currentThread()) {
      turn(next).release();
      turn(Thread.currentThread()).acquireUninterruptibly();
    }
  }

  private void requireReady() {
    if (!ready.isEmpty() || waiting.isEmpty()) {
      return;
    }
    if (alarms.isEmpty()) {
      stuck = true;
    } else {
      now = Math.max(now, Collections.min(alarms.values()));
    }
    wakeAll();
  }

  @Override
  public void beside(String name, Runnable work) {
    // nothing happens here that the seed did not say
  }

  @Override
  public void enter() {
    point();
    if (inside) {
      throw new IllegalStateException("two inside of the gate");
    }
    inside = true;
  }

  @Override
  public void leave() {
    inside = false;
  }

  @Override
  public void await() {
    if (stuck) {
      throw new IllegalStateException("nobody can go on");
    }
    ready.remove(Thread.currentThread());
    waiting.add(Thread.currentThread());
    inside = false;
    requireReady();
    letGo(any());
    inside = true;
  }

  @Override
  public void wakeAll() {
    ready.addAll(waiting);
    waiting.clear();
  }

  /** Time stands still while anybody can go on. */
  @Override
  public long now() {
    return now;
  }

  @Override
  public void awaitUntil(long moment) {
    alarms.put(Thread.currentThread(), moment);
    await();
    alarms.remove(Thread.currentThread());
  }
}
