package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.StreamDescriptor;
import java.time.Instant;
import java.util.Optional;

/**
 * A journal that is not written to again once it has failed: what comes later fails as the first
 * did, so that nothing is committed behind a gap, and one cause is one failure.
 */
final class BreakableJournal implements SyncJournal {

  private final SyncJournal journal;
  private volatile Optional<RuntimeException> broken = Optional.empty();

  BreakableJournal(SyncJournal journal) {
    this.journal = journal;
  }

  @Override
  public void commit(Commit commit) {
    write(() -> journal.commit(commit));
  }

  /** A configuration may be refused, which breaks nothing. */
  @Override
  public void configChanged(Side side, ObjectNode config) {
    requireWhole();
    journal.configChanged(side, config);
  }

  @Override
  public void counted(StreamDescriptor stream, StreamCounts counts) {
    write(() -> journal.counted(stream, counts));
  }

  @Override
  public void heartbeat(Instant now) {
    write(() -> journal.heartbeat(now));
  }

  private void write(Runnable fact) {
    requireWhole();
    try {
      fact.run();
    } catch (RuntimeException e) {
      broken = broken.or(() -> Optional.of(e));
      throw broken.orElse(e);
    }
  }

  private void requireWhole() {
    broken.ifPresent(
        failure -> {
          throw failure;
        });
  }
}
