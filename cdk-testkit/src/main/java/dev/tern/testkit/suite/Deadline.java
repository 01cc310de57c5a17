package dev.tern.testkit.suite;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The time a run has: when it is up, something is done about it. For one thread. */
final class Deadline {

  private final ScheduledExecutorService clock;
  private final Duration patience;
  private final AtomicBoolean over = new AtomicBoolean();
  private @Nullable ScheduledFuture<?> alarm;

  Deadline(ScheduledExecutorService clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  Duration patience() {
    return patience;
  }

  /** Starts the time. */
  void begin(Runnable whenOver) {
    alarm =
        clock.schedule(
            () -> {
              over.set(true);
              whenOver.run();
            },
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Stops the time; whether it was up before. */
  boolean end() {
    ScheduledFuture<?> set = alarm;
    if (set != null) {
      set.cancel(false);
    }
    return over.get();
  }
}
