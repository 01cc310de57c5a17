package dev.tern.testkit.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads on which runs that do not need each other go on at the same time, about one a core. */
final class SideBySide implements AutoCloseable {

  private static final int LEAST = 2;
  private static final int MOST = 4;

  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.max(LEAST, Math.min(MOST, Runtime.getRuntime().availableProcessors())),
          this::thread);

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "side-by-side-" + number.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Does all of it, and gives what came out in the order of the tasks. */
  <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
    List<T> done = new ArrayList<>();
    for (Future<T> task : threads.invokeAll(tasks)) {
      done.add(of(task));
    }
    return done;
  }

  /** The same on the thread of the caller. */
  static <T> List<T> oneByOne(List<Callable<T>> tasks) throws InterruptedException {
    List<T> done = new ArrayList<>();
    for (Callable<T> task : tasks) {
      FutureTask<T> run = new FutureTask<>(task);
      run.run();
      done.add(of(run));
    }
    return done;
  }

  private static <T> T of(Future<T> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException("A run broke down.", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
