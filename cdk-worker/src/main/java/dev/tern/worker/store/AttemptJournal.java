package dev.tern.worker.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStreamState;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.sync.Commit;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.SyncJournal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What an attempt leaves behind, in the database.
 *
 * <p>Every acknowledged state is one transaction: the state, its checkpoint and its counters are
 * there together or not at all.
 */
public final class AttemptJournal implements SyncJournal {

  private final Store store;
  private final Place place;
  private final BiConsumer<Side, ObjectNode> configs;
  private final Clock clock;

  /**
   * The journal of one attempt.
   *
   * @param configs where a configuration goes that a connector has changed
   */
  public AttemptJournal(
      Store store, Place place, BiConsumer<Side, ObjectNode> configs, Clock clock) {
    this.store = store;
    this.place = place;
    this.configs = configs;
    this.clock = clock;
  }

  /** Which attempt it is. */
  public record Place(UUID connection, long job, long attempt) {}

  @Override
  public void commit(Commit commit) {
    Optional<StreamDescriptor> stream =
        Optional.ofNullable(commit.state().getStream())
            .map(AirbyteStreamState::getStreamDescriptor);
    store.run(
        handle -> {
          new StateTable(handle, place.connection()).put(commit.state(), clock.instant());
          new CheckpointTable(handle, place.connection()).add(commit, place.job(), place.attempt());
          new StatsTable(handle, place.attempt()).add(commit, stream);
        });
  }

  @Override
  public void configChanged(Side side, ObjectNode config) {
    configs.accept(side, config);
  }

  @Override
  public void counted(StreamDescriptor stream, StreamCounts counts) {
    store.run(handle -> new StatsTable(handle, place.attempt()).count(stream, counts));
  }

  @Override
  public void heartbeat(Instant now) {
    store.run(
        handle -> {
          new AttemptTable(handle).heartbeat(place.attempt(), now);
          new LockTable(handle, place.connection()).heartbeat(now);
        });
  }
}
