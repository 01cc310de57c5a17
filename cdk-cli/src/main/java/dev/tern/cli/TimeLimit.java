package dev.tern.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The moment at which time is up, unless the end comes before. */
final class TimeLimit implements AutoCloseable {

  private final Optional<ScheduledExecutorService> clock;
  private final Optional<ScheduledFuture<?>> alarm;

  private TimeLimit(Optional<ScheduledExecutorService> clock, Optional<ScheduledFuture<?>> alarm) {
    this.clock = clock;
    this.alarm = alarm;
  }

  /** Waits for it, if there is one. */
  static TimeLimit of(Optional<Duration> time, Runnable up) {
    if (time.isEmpty()) {
      return new TimeLimit(Optional.empty(), Optional.empty());
    }
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tern-time-limit");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> alarm = clock.schedule(up, time.get().toMillis(), TimeUnit.MILLISECONDS);
    return new TimeLimit(Optional.of(clock), Optional.of(alarm));
  }

  @Override
  public void close() {
    alarm.ifPresent(waiting -> waiting.cancel(false));
    clock.ifPresent(ScheduledExecutorService::shutdownNow);
  }
}
