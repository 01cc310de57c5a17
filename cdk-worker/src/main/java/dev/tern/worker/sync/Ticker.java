package dev.tern.worker.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * The thread that looks at the clocks four times a second: shows how far the attempt is, keeps the
 * counters, and ends a side that is silent for too long (P13).
 */
final class Ticker {

  private static final long TICK_MILLIS = 250;
  private static final long KEEP_NANOS = Duration.ofSeconds(5).toNanos();

  private final Course course;
  private final Streams streams;
  private final SyncOptions options;
  private final SyncWatcher watcher;
  private final SyncJournal journal;
  private final SourceLoop source;
  private final DestinationWriter writer;
  private final long began = System.nanoTime();
  private long kept = began;
  private boolean ended;

  Ticker(Course course, Streams streams, AttemptPlan plan, Lookers lookers, Clocks clocks) {
    this.course = course;
    this.streams = streams;
    this.options = plan.options();
    this.watcher = lookers.watcher();
    this.journal = lookers.journal();
    this.source = clocks.source();
    this.writer = clocks.writer();
  }

  /** Who is told. */
  record Lookers(SyncWatcher watcher, SyncJournal journal) {}

  /** What is looked at. */
  record Clocks(SourceLoop source, DestinationWriter writer) {}

  /** Looks until the end. */
  synchronized void run() {
    try {
      while (!ended) {
        tick();
        wait(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() throws InterruptedException {
    try {
      long now = System.nanoTime();
      course.source().look(now);
      course.destination().look(now);
      lookAtSilence();
      show();
      if (now - kept >= KEEP_NANOS) {
        kept = now;
        keep();
      }
    } catch (RuntimeException e) {
      course.fail(e);
    }
  }

  private void lookAtSilence() {
    if (source.silence() > options.sourceSilence().toNanos() && !course.source().asked()) {
      course.timeOut(
          Side.SOURCE,
          "The source has sent no record and no state for %s.",
          options.sourceSilence());
    }
    boolean late = writer.clock().current() > options.destinationSilence().toNanos();
    if (late && !course.destination().killed()) {
      course.timeOut(
          Side.DESTINATION,
          writer.ended()
              ? "The destination has not come to its end %s after that of its input."
              : "The destination has taken nothing for %s.",
          options.destinationSilence());
    }
  }

  private void show() {
    try {
      for (StreamTally stream : streams.all()) {
        stream.toShow().ifPresent(counts -> watcher.counted(stream.source(), counts));
      }
      long elapsed = System.nanoTime() - began;
      long forSource = Math.min(elapsed, source.source().total());
      long forDestination = Math.min(elapsed - forSource, source.room().total());
      watcher.waited(forSource, forDestination, elapsed - forSource - forDestination);
    } catch (RuntimeException e) {
      // who looks on cannot fail the attempt
    }
  }

  private void keep() {
    journal.heartbeat(Instant.now());
    for (StreamTally stream : streams.all()) {
      stream.toKeep().ifPresent(counts -> journal.counted(stream.source(), counts));
    }
  }

  /** Ends the looking, with a last look. */
  synchronized void end() {
    ended = true;
    notifyAll();
    show();
    try {
      keep();
    } catch (RuntimeException e) {
      course.fail(e);
    }
  }
}
