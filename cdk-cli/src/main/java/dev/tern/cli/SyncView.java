package dev.tern.cli;

import dev.tern.cli.progress.ProgressWatch;
import dev.tern.cli.progress.Waits;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.SyncWatcher;
import java.util.OptionalLong;

/** What a person sees of an attempt: its progress, and the first of its warnings and errors. */
record SyncView(ProgressWatch watch, Warnings warnings) implements SyncWatcher {

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
}
