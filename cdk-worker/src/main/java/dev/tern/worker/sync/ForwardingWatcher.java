package dev.tern.worker.sync;

import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.StreamDescriptor;
import java.util.OptionalLong;

/** Looks on, and lets another watcher see the same; what is overridden adds to that. */
public abstract class ForwardingWatcher implements SyncWatcher {

  private final SyncWatcher next;

  /** Before another. */
  protected ForwardingWatcher(SyncWatcher next) {
    this.next = next;
  }

  @Override
  public void log(Side side, AirbyteLogMessage line) {
    next.log(side, line);
  }

  @Override
  public void counted(StreamDescriptor stream, StreamCounts counts) {
    next.counted(stream, counts);
  }

  @Override
  public final void estimated(OptionalLong rows, OptionalLong bytes) {
    next.estimated(rows, bytes);
  }

  @Override
  public final void waited(long forSource, long forDestination, long inWorker) {
    next.waited(forSource, forDestination, inWorker);
  }
}
