package dev.tern.cli;

import dev.tern.cli.progress.Display;
import dev.tern.cli.progress.ProgressWatch;
import dev.tern.cli.progress.Waits;
import dev.tern.cli.text.Columns;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.SyncWatcher;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** What a person sees of an attempt: its progress, and the first of its warnings and errors. */
record SyncView(ProgressWatch watch, Display display, AtomicInteger notes) implements SyncWatcher {

  private static final int MOST_NOTES = 20;

  @Override
  public void log(Side side, AirbyteLogMessage line) {
    switch (line.getLevel()) {
      case FATAL, ERROR, WARN -> note(side, line);
      case INFO, DEBUG, TRACE -> {
        // the log of the attempt has it
      }
    }
  }

  private void note(Side side, AirbyteLogMessage line) {
    int count = notes.incrementAndGet();
    String who = side.name().toLowerCase(Locale.ROOT);
    if (count <= MOST_NOTES) {
      display.note(
          who + ": " + line.getLevel() + " " + Columns.plain(String.valueOf(line.getMessage())));
    } else if (count == MOST_NOTES + 1) {
      display.note("More warnings are in the log of the job.");
    }
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
