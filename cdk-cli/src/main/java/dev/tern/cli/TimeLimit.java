package dev.tern.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The moment at which time is up, unless the end comes before. */
final class TimeLimit implements AutoCloseable {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tern-time-limit");
            thread.setDaemon(true);
            return thread;
          });
  private Optional<ScheduledFuture<?>> alarm = Optional.empty();

  /** Waits for it from now on. */
  void begin(Duration time, Runnable up) {
    alarm = Optional.of(clock.schedule(up, time.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    alarm.ifPresent(waiting -> waiting.cancel(false));
    clock.shutdownNow();
  }
}
