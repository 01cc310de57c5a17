package dev.tern.cdk.destination;

import dev.tern.cdk.message.OutputClosedException;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the turns of the streams: those of one stream one after the other, those of several at the
 * same time.
 *
 * <p>A stream that fails is reported and takes no other with it; only what ends the whole process
 * ends the sync.
 */
final class Pipelines {

  private final Executor threads;
  private final BiConsumer<Throwable, Optional<StreamDescriptor>> report;
  private final Runnable end;
  private int running;
  private @Nullable Throwable fatal;

  /**
   * @param threads where turns are made
   * @param report tells of a failure, as the one trace of the stream
   * @param end ends the input; called when going on makes no sense
   */
  Pipelines(
      Executor threads, BiConsumer<Throwable, Optional<StreamDescriptor>> report, Runnable end) {
    this.threads = threads;
    this.report = report;
    this.end = end;
  }

  /** Has the turns of a stream made that nobody makes. */
  void start(OpenStream stream) {
    synchronized (this) {
      running++;
    }
    threads.execute(() -> turn(stream));
  }

  private void turn(OpenStream stream) {
    try {
      stream.turn();
    } catch (Throwable e) {
      // Errors, too: what is held has to be given back when the memory is exhausted.
      fail(stream, e);
    }
    if (stream.goesOn()) {
      threads.execute(() -> turn(stream));
    } else {
      stopped();
    }
  }

  private synchronized void stopped() {
    running--;
    if (running == 0) {
      notifyAll();
    }
  }

  private void fail(OpenStream stream, Throwable failure) {
    try {
      stream.fail();
    } catch (OutputClosedException e) {
      die(e);
    }
    if (failure instanceof Error || failure instanceof OutputClosedException) {
      die(failure);
    } else {
      report(stream, failure);
    }
  }

  /** Reports what is wrong with one stream. */
  void report(OpenStream stream, Throwable failure) {
    try {
      report.accept(failure, Optional.of(stream.descriptor()));
    } catch (OutputClosedException e) {
      die(e);
    }
  }

  private void die(Throwable failure) {
    synchronized (this) {
      fatal = fatal == null ? failure : fatal;
    }
    end.run();
  }

  /** Waits until no turn is left to make. */
  void await() throws InterruptedException {
    synchronized (this) {
      while (running > 0) {
        wait();
      }
    }
  }

  /** Throws what ended the sync, if something did. */
  synchronized void rethrow() throws Exception {
    FirstFailure outcome = new FirstFailure();
    if (fatal != null) {
      outcome.add(fatal);
    }
    outcome.rethrow();
  }
}
