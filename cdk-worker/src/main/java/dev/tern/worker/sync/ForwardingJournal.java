package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;

/** A journal whose facts survive in another; what is overridden adds to that. */
public abstract class ForwardingJournal implements SyncJournal {

  private final SyncJournal journal;

  /** Before another. */
  protected ForwardingJournal(SyncJournal journal) {
    this.journal = journal;
  }

  @Override
  public void commit(Commit commit) {
    journal.commit(commit);
  }

  @Override
  public final void configChanged(Side side, ObjectNode config) {
    journal.configChanged(side, config);
  }

  @Override
  public final void counted(StreamDescriptor stream, StreamCounts counts) {
    journal.counted(stream, counts);
  }

  @Override
  public final void heartbeat(Instant now) {
    journal.heartbeat(now);
  }
}
