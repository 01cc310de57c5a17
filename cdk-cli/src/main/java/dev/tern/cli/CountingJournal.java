package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.Commit;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.SyncJournal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the states that are committed on their way into another journal, or into none. */
final class CountingJournal implements SyncJournal {

  private final Map<StreamDescriptor, Long> checkpoints;
  private final AtomicLong all;
  private final SyncJournal journal;
  private final boolean keeping;

  /**
   * Counts into a tally.
   *
   * @param keeping whether the states are kept
   */
  CountingJournal(Tally tally, SyncJournal journal, boolean keeping) {
    this.checkpoints = tally.byStream();
    this.all = tally.all();
    this.journal = journal;
    this.keeping = keeping;
  }

  /** How many states were committed in all attempts of a command. */
  record Tally(Map<StreamDescriptor, Long> byStream, AtomicLong all) {

    static Tally begin() {
      return new Tally(new ConcurrentHashMap<>(), new AtomicLong());
    }
  }

  @Override
  public void commit(Commit commit) {
    if (keeping) {
      journal.commit(commit);
    }
    all.incrementAndGet();
    Optional.ofNullable(commit.state().getStream())
        .map(AirbyteStreamState::getStreamDescriptor)
        .ifPresent(stream -> checkpoints.merge(stream, 1L, Long::sum));
  }

  @Override
  public void configChanged(Side side, ObjectNode config) {
    journal.configChanged(side, config);
  }

  @Override
  public void counted(StreamDescriptor stream, StreamCounts counts) {
    journal.counted(stream, counts);
  }

  @Override
  public void heartbeat(Instant now) {
    journal.heartbeat(now);
  }
}
