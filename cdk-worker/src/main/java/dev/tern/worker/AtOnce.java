package dev.tern.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Questions to two connectors at once, as each takes the time that a process takes to start. */
final class AtOnce {

  private AtOnce() {}

  /** Asks on a thread of its own. */
  static <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(
        question,
        task -> {
          Thread thread = new Thread(task, "tern-spec");
          thread.setDaemon(true);
          thread.start();
        });
  }

  /** Returns when nobody is asked any more: the first answer, when both have answered. */
  static <T> T first(CompletableFuture<T> first, CompletableFuture<?> second) {
    try {
      CompletableFuture.allOf(first, second).join();
      return first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
