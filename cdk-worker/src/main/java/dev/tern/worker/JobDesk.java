package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.worker.AttemptPlanner.Planned;
import dev.tern.worker.connector.Survivors;
import dev.tern.worker.store.AnewTable;
import dev.tern.worker.store.Attempt;
import dev.tern.worker.store.AttemptTable;
import dev.tern.worker.store.CheckpointTable;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import dev.tern.worker.store.JobTable;
import dev.tern.worker.store.ProcessStamp;
import dev.tern.worker.store.StatsTable;
import dev.tern.worker.sync.AttemptResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** The jobs of one connection, whose lock is held: begun, gone on with, ended. */
final class JobDesk {

  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Room room;
  private final Connection connection;

  JobDesk(Room room, Connection connection) {
    this.room = room;
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /**
   * Ends the attempts whose process is gone without a word (W16). What they committed counts, and
   * their job goes on, when nothing of them runs any more.
   */
  void bury() {
    Instant now = room.now();
    room.store().transact(handle -> new AttemptTable(handle).running(connection.id())).stream()
        .filter(attempt -> !attempt.process().equals(ProcessStamp.ofThis()))
        .filter(attempt -> gone(attempt, now))
        .forEach(attempt -> new Survivors(attempt.pid(), attempt.processStartedAt()).end(GRACE));
    room.store()
        .run(
            handle ->
                new AttemptTable(handle)
                    .running(connection.id()).stream()
                        .filter(attempt -> gone(attempt, now))
                        .forEach(attempt -> bury(handle, attempt)));
  }

  /** One of this process has ended, too: the lock would not be held otherwise. */
  private static boolean gone(Attempt attempt, Instant now) {
    return attempt.process().equals(ProcessStamp.ofThis())
        || !attempt.process().alive(attempt.heartbeatAt(), now);
  }

  private void bury(Handle handle, Attempt attempt) {
    boolean moved = new StatsTable(handle, attempt.id()).totals().recordsCommitted() > 0;
    JsonNode summary = FailureSummary.crashed(attempt, moved, room.now());
    AttemptTable.End end =
        new AttemptTable.End(
            Attempt.Verdict.CRASHED,
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.of(summary),
            Optional.empty());
    new AttemptTable(handle).end(attempt.id(), end, room.now());
    new JobTable(handle).mark(attempt.jobId(), Job.Status.INCOMPLETE, room.now());
  }

  /**
   * An attempt that has begun.
   *
   * @param number counted from 0
   * @param log the file for what the connectors say
   */
  record Begun(Job job, long attempt, int number, Path log) {

    boolean first() {
      return number == 0;
    }
  }

  /** Begins the next attempt of the job that is asked for, which is begun or goes on. */
  Begun begin(Handle handle, SyncRequest request) {
    JobTable jobs = new JobTable(handle);
    JsonNode config = request.config();
    Job job =
        unfinished(jobs, request.kind(), config)
            .orElseGet(() -> jobs.begin(request.kind(), connection.id(), config, room.now()));
    jobs.mark(job.id(), Job.Status.RUNNING, room.now());
    AttemptTable attempts = new AttemptTable(handle);
    int number = attempts.of(job.id()).size();
    Path log =
        room.store().location().logs().resolve(Long.toString(job.id())).resolve(number + ".log");
    long attempt = attempts.begin(job.id(), number, log, room.now());
    return new Begun(jobs.find(job.id()).orElseThrow(), attempt, number, log);
  }

  /** The job that goes on; an unfinished one that nobody asks for any more has failed. */
  private Optional<Job> unfinished(JobTable jobs, Job.Kind kind, JsonNode config) {
    Optional<Job> last =
        jobs.last(connection.id()).filter(job -> job.status() == Job.Status.INCOMPLETE);
    Optional<Job> same =
        last.filter(job -> job.configType() == kind && job.config().equals(config));
    if (same.isEmpty()) {
      last.ifPresent(job -> jobs.mark(job.id(), Job.Status.FAILED, room.now()));
    }
    return same;
  }

  /** Ends an attempt, and says how far its job is with it. */
  void end(Planned planned, AttemptResult result, Job.Status status) {
    Begun begun = planned.begun();
    room.store()
        .run(
            handle -> {
              StatsTable stats = new StatsTable(handle, begun.attempt());
              result.streams().forEach(stats::count);
              AttemptTable.End end =
                  new AttemptTable.End(
                      Attempt.Verdict.valueOf(result.verdict().name()),
                      result.sourceExit(),
                      result.destinationExit(),
                      FailureSummary.of(begun, result, room.now()),
                      Optional.of(FailureSummary.output(stats.totals(), result)));
              new AttemptTable(handle).end(begun.attempt(), end, room.now());
              new JobTable(handle).mark(begun.job().id(), status, room.now());
              settle(handle, planned, status);
            });
  }

  private void settle(Handle handle, Planned planned, Job.Status status) {
    if (status == Job.Status.SUCCEEDED) {
      AnewTable wishes = new AnewTable(handle, connection.id());
      planned.plan().catalog().getStreams().stream().map(StreamNames::of).forEach(wishes::done);
    }
    new CheckpointTable(handle, connection.id()).thinJobs();
  }

  /** Says how far a job is, and gives it as it is then. */
  Job mark(Begun begun, Job.Status status) {
    return room.store()
        .transact(
            handle -> {
              JobTable jobs = new JobTable(handle);
              jobs.mark(begun.job().id(), status, room.now());
              return jobs.find(begun.job().id()).orElseThrow();
            });
  }
}
