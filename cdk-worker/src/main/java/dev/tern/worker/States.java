package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.AirbyteStateType;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.store.Checkpoint;
import dev.tern.worker.store.CheckpointTable;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.GenerationTable;
import dev.tern.worker.store.StateTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Where the syncs of connections go on.
 *
 * <p>Nothing changes a state while a sync runs: what would is refused.
 */
public final class States {

  private final Room room;

  States(Room room) {
    this.room = room;
  }

  /** The state as it is. */
  public SavedState of(Connection connection) {
    return room.store().transact(handle -> new StateTable(handle, connection.id()).load());
  }

  /** The state as platforms hand it over: a list of state messages. */
  public ArrayNode export(Connection connection) {
    return StateMessages.json(of(connection));
  }

  /**
   * Reads a state in any form that platforms know. An empty list is the state of none.
   *
   * @throws ConfigException when it is no state
   */
  public static SavedState read(JsonNode state) {
    return new HandedState(state).read();
  }

  /**
   * Puts a state in the place of the one that is there.
   *
   * @throws ConfigException when it is no state
   */
  public void load(Connection connection, JsonNode state) {
    SavedState saved = read(state);
    change(
        connection, handle -> new StateTable(handle, connection.id()).replace(saved, room.now()));
  }

  /** Forgets the state: the next sync reads from the beginning, and append repeats the rows. */
  public void reset(Connection connection) {
    change(connection, handle -> new StateTable(handle, connection.id()).deleteAll());
  }

  /**
   * Forgets the state of some streams.
   *
   * @throws ConfigException when the state is one for all streams
   */
  public void reset(Connection connection, List<StreamDescriptor> streams) {
    change(
        connection,
        handle -> {
          StateTable table = new StateTable(handle, connection.id());
          requireParts(table.load());
          table.forget(streams);
        });
  }

  static void requireParts(SavedState saved) {
    if (saved.type().filter(AirbyteStateType.LEGACY::equals).isPresent()) {
      throw new ConfigException(
          "The state of this connection is LEGACY, one for all streams, and cannot be reset in"
              + " part: do it for all streams.");
    }
  }

  /** The acknowledged states that are remembered, the newest first. */
  public List<Checkpoint> checkpoints(Connection connection) {
    return room.store().transact(handle -> new CheckpointTable(handle, connection.id()).all());
  }

  /** How many records would come again after {@link #rollback}, as far as it is known. */
  public long repeatedBy(Connection connection, Checkpoint checkpoint) {
    return room.store()
        .transact(handle -> new CheckpointTable(handle, connection.id()).rowsSince(checkpoint));
  }

  /**
   * Goes back to a checkpoint: for its stream, or for all when its state is one for all.
   *
   * @throws ConfigException when rows from before it were let go since: they would be missed
   */
  public void rollback(Connection connection, Checkpoint checkpoint) {
    change(
        connection,
        handle -> {
          requireRows(new GenerationTable(handle, connection.id()).truncated(), checkpoint);
          new StateTable(handle, connection.id()).put(StateMessages.of(checkpoint), room.now());
        });
  }

  private static void requireRows(Map<StreamDescriptor, Long> truncated, Checkpoint checkpoint) {
    Optional<StreamDescriptor> only = checkpoint.stream();
    truncated.forEach(
        (stream, job) -> {
          boolean concerned = only.isEmpty() || only.get().equals(stream);
          if (concerned && job > checkpoint.jobId()) {
            throw new ConfigException(
                String.format(
                    "Checkpoint %d is older than job %d, which began stream %s anew: going back to"
                        + " it would miss rows. Choose a later checkpoint, or refresh the stream.",
                    checkpoint.id(), job, StreamNames.text(stream)));
          }
        });
  }

  /** The checkpoint with this number. */
  public Checkpoint require(Connection connection, long id) {
    return room.store()
        .transact(handle -> new CheckpointTable(handle, connection.id()).find(id))
        .orElseThrow(
            () ->
                new ConfigException(
                    String.format(
                        "Connection '%s' has no checkpoint %d: it is too old, or never was.",
                        connection.name(), id)));
  }

  private void change(Connection connection, Consumer<Handle> work) {
    room.whileLocked(
        connection,
        current -> {
          room.store().run(work);
          return current;
        });
  }
}
