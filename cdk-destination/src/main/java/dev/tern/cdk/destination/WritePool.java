package dev.tern.cdk.destination;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads of one sync: a bounded number that writes, and one that looks at the clock. */
final class WritePool implements Executor, AutoCloseable {

  private final ExecutorService writing;
  private @Nullable AgeTimer timer;

  WritePool(int threads) {
    AtomicInteger number = new AtomicInteger();
    this.writing =
        Executors.newFixedThreadPool(
            threads, task -> daemon(task, "tern-write-" + number.incrementAndGet()));
  }

  /** What is left behind must not keep the process alive. */
  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Starts the thread that looks at the clock. */
  void start(AgeTimer watching) {
    timer = watching;
    daemon(watching::run, "tern-batch-age").start();
  }

  @Override
  public void execute(Runnable task) {
    writing.execute(task);
  }

  @Override
  public void close() {
    if (timer != null) {
      timer.end();
    }
    writing.shutdown();
  }
}
