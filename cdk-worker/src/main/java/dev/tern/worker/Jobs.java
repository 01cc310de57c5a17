package dev.tern.worker;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.AttemptTable;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.JobTable;
import dev.tern.worker.store.StatsTable;
import dev.tern.worker.store.StreamStats;
import java.util.List;

/** What was done, or is being done. */
public final class Jobs {

  private final Room room;

  Jobs(Room room) {
    this.room = room;
  }

  /** The newest jobs of all connections, the newest first. */
  public List<Job> all(int most) {
    return room.store().transact(handle -> new JobTable(handle).all(most));
  }

  /** The newest jobs of a connection, the newest first. */
  public List<Job> of(Connection connection, int most) {
    return room.store().transact(handle -> new JobTable(handle).of(connection.id(), most));
  }

  /** The job with this number. */
  public Job require(long id) {
    return room.store()
        .transact(handle -> new JobTable(handle).find(id))
        .orElseThrow(() -> new ConfigException("There is no job " + id + "."));
  }

  /** The attempts of a job, in their order. */
  public List<Attempt> attempts(Job job) {
    return room.store().transact(handle -> new AttemptTable(handle).of(job.id()));
  }

  /** What an attempt has moved. */
  public StatsTable.Totals totals(Attempt attempt) {
    return room.store().transact(handle -> new StatsTable(handle, attempt.id()).totals());
  }

  /** How far an attempt came with each stream. */
  public List<StreamStats> streams(Attempt attempt) {
    return room.store().transact(handle -> new StatsTable(handle, attempt.id()).streams());
  }
}
