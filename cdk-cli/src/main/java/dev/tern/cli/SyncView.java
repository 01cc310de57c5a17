package dev.tern.cli;

import dev.tern.cli.progress.ProgressWatch;
import dev.tern.cli.progress.Waits;
import dev.tern.cli.text.Amounts;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.SyncWatcher;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What a person sees of attempts: their progress, the first of their warnings and errors, and why
 * one is followed by another.
 *
 * @param notes gets a line for each failure that another attempt follows
 */
record SyncView(ProgressWatch watch, Warnings warnings, Consumer<String> notes)
    implements SyncWatcher {

  @Override
  public void log(Side side, AirbyteLogMessage line) {
    warnings.take(side.word(), line);
  }

  @Override
  public void counted(StreamDescriptor stream, StreamCounts counts) {
    watch.counted(stream, counts);
  }

  @Override
  public void estimated(OptionalLong rows, OptionalLong bytes) {
    watch.estimated(rows);
  }

  @Override
  public void waited(long forSource, long forDestination, long inWorker) {
    watch.waited(new Waits(forSource, forDestination, inWorker));
  }

  @Override
  public void failed(AttemptResult result, Duration wait) {
    String next = wait.isZero() ? "now" : "in " + Amounts.rough(wait);
    result.failures().stream().map(FailureText::of).forEach(notes);
    notes.accept("The next attempt begins " + next + ".");
  }
}
