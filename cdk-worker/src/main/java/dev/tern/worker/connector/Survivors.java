package dev.tern.worker.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a worker that was killed has left running: its connectors, which notice at their next read
 * or write, and until then hold what nobody else may have, such as the folder they write to.
 *
 * @param pid the number that the worker had
 * @param startedAt when that process was started
 */
public record Survivors(long pid, Instant startedAt) {

  private static final long BETWEEN_LOOKS_MILLIS = 20;

  /** Asks them to end, and kills those that do not in time; where the system shows them. */
  public void end(Duration patience) {
    living().forEach(ProcessHandle::destroy);
    await(patience);
    living().forEach(ProcessHandle::destroyForcibly);
    await(patience);
  }

  private void await(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<ProcessHandle> left = living();
    while (!left.isEmpty() && System.nanoTime() < end) {
      awaitEnds(left);
      left = living();
    }
  }

  /** Not for long: the end of one that nobody takes note of is never told. */
  private static void awaitEnds(List<ProcessHandle> processes) {
    CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  /** One that has ended counts no more, also when nobody takes note of its end. */
  private List<ProcessHandle> living() {
    return ProcessFamily.startedBy(pid, startedAt);
  }
}
