package dev.tern.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs what blocks beside the caller, each task on a thread of its own. The common pool has a
 * single thread on a machine of two cores (since Java 25), where one task that waits keeps all
 * others waiting.
 */
public final class Background {

  private static final Executor THREADS = Background::start;

  private Background() {}

  /** Starts a task. What it throws is what the future ends with. */
  public static CompletableFuture<Void> run(Runnable task) {
    return CompletableFuture.runAsync(task, THREADS);
  }

  /** Starts a task that has a result. */
  public static <T> CompletableFuture<T> call(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, THREADS);
  }

  /** What is given to it starts after a delay. */
  public static Executor after(long delay, TimeUnit unit) {
    return CompletableFuture.delayedExecutor(delay, unit, THREADS);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "background");
    thread.setDaemon(true);
    thread.start();
  }
}
