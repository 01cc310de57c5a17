package dev.tern.cli;

import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.Commit;
import dev.tern.worker.sync.ForwardingJournal;
import dev.tern.worker.sync.SyncJournal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the states that are committed on their way into another journal, or into none. */
final class CountingJournal extends ForwardingJournal {

  private final Map<StreamDescriptor, Long> checkpoints;
  private final AtomicLong all;
  private final boolean keeping;

  /**
   * Counts into a tally.
   *
   * @param keeping whether the states are kept
   */
  CountingJournal(Tally tally, SyncJournal journal, boolean keeping) {
    super(journal);
    this.checkpoints = tally.byStream();
    this.all = tally.all();
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
      super.commit(commit);
    }
    all.incrementAndGet();
    Optional.ofNullable(commit.state().getStream())
        .map(AirbyteStreamState::getStreamDescriptor)
        .ifPresent(stream -> checkpoints.merge(stream, 1L, Long::sum));
  }
}
