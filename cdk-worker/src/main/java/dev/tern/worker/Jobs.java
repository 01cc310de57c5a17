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
import java.util.Optional;

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

  /**
   * The attempt of a job that was cut off: nobody has ended it, and its process is gone. The next
   * job of its connection will say so in the database, too.
   */
  public Optional<Attempt> interrupted(Job job) {
    return attempts(job).stream().filter(this::interrupted).findFirst();
  }

  /** Whether an attempt was cut off: nobody has ended it, and its process is gone. */
  public boolean interrupted(Attempt attempt) {
    return attempt.status() == Attempt.Status.RUNNING
        && !attempt.process().alive(attempt.heartbeatAt(), room.now());
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
