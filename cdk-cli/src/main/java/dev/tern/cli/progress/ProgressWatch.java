package dev.tern.cli.progress;

import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.Verdict;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The counters of a running sync, shown on a display as often as that wants. Taking them costs the
 * sync a look into a map; drawing is done by a thread of its own.
 */
public final class ProgressWatch implements AutoCloseable {

  private final Map<StreamDescriptor, StreamCounts> counts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "tern-progress");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> ticking;
  private final InstantSource clock;
  private final Display display;
  private volatile Waits waits = Waits.NONE;
  private volatile OptionalLong estimate = OptionalLong.empty();
  private volatile Verdict verdict = Verdict.FAILED; // unless it ends in another way
  private Progress progress;

  /** Starts to show. */
  public ProgressWatch(Progress start, Display display, InstantSource clock) {
    this.progress = start;
    this.display = display;
    this.clock = clock;
    long every = display.every().toMillis();
    ticking = clockwork.scheduleAtFixedRate(this::show, every, every, TimeUnit.MILLISECONDS);
  }

  /** Takes the counters of a stream. */
  public void counted(StreamDescriptor stream, StreamCounts now) {
    counts.put(stream, now);
  }

  /** Takes who waited for whom. */
  public void waited(Waits now) {
    waits = now;
  }

  /** Takes an estimate of all streams together. */
  public void estimated(OptionalLong rows) {
    estimate = rows;
  }

  /** Takes how all of it ended. */
  public void ended(Verdict how) {
    verdict = how;
  }

  /** Shows the last counters and stops. */
  @Override
  public void close() {
    ticking.cancel(false);
    clockwork.shutdownNow();
    synchronized (this) {
      display.end(moved().ended(verdict));
    }
  }

  private synchronized void show() {
    if (!ticking.isCancelled()) {
      display.show(moved());
    }
  }

  private synchronized Progress moved() {
    progress = progress.at(clock.instant(), counts, waits).estimated(estimate);
    return progress;
  }
}
