package dev.tern.worker;

import dev.tern.cdk.cli.StopSignal;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import dev.tern.worker.sync.SyncWatcher;

/**
 * The moving itself: syncs, refreshes and clears of connections, one at a time for each connection.
 */
public final class Syncs {

  private final Room room;
  private final Actors actors;
  private final Definitions definitions;
  private final SchemaCheck check;

  Syncs(Room room, Actors actors, Definitions definitions, Catalogs catalogs) {
    this.room = room;
    this.actors = actors;
    this.definitions = definitions;
    this.check = new SchemaCheck(room, catalogs);
  }

  /**
   * Does what is asked for, in as many attempts as the request allows. A job whose worker was
   * killed goes on, when the same is asked for again.
   *
   * @param stop ends it at the next safe point, the waits between attempts at once
   * @throws dev.tern.cdk.error.ConfigException when another process works for the connection or has
   *     deleted it, when its source has changed so that a person has to look, or the request does
   *     not fit it
   */
  public SyncOutcome run(
      Connection connection, SyncRequest request, SyncWatcher watcher, StopSignal stop) {
    return room.whileLocked(
        connection,
        current -> {
          if (request.kind() != Job.Kind.RESET_CONNECTION) {
            check.require(current, watcher);
          }
          Ends ends = new Ends(room, actors, definitions);
          JobDesk desk = new JobDesk(room, current);
          return new JobRun(desk, ends, room, request).run(watcher, stop);
        });
  }
}
