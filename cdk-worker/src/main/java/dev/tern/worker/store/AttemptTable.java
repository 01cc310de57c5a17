package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The tables {@code attempts} and {@code attempt_process}, within a transaction. */
public final class AttemptTable {

  private static final String SELECT =
      "SELECT * FROM attempts a JOIN attempt_process p ON p.attempt_id = a.id ";

  private final Handle handle;

  /** For one transaction. */
  public AttemptTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds an attempt of this process that runs from now on, and gives its id. */
  public long begin(long job, int number, Path log, Instant now) {
    long id =
        handle
            .createUpdate(
                """
                INSERT INTO attempts (job_id, attempt_number, log_path, status, created_at, updated_at)
                VALUES (:job, :number, :log, :status, :now, :now)
                """)
            .bind("job", job)
            .bind("number", number)
            .bind("log", log.toString())
            .bind("status", Attempt.Status.RUNNING)
            .bind("now", now)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            """
            INSERT INTO attempt_process (attempt_id, pid, host, process_started_at, heartbeat_at)
            VALUES (:id, :pid, :host, :processStartedAt, :now)
            """)
        .bindMethods(ProcessStamp.ofThis())
        .bind("id", id)
        .bind("now", now)
        .execute();
    return id;
  }

  /** The attempt lives. */
  void heartbeat(long attempt, Instant now) {
    handle
        .createUpdate("UPDATE attempt_process SET heartbeat_at = :now WHERE attempt_id = :id")
        .bind("id", attempt)
        .bind("now", now)
        .execute();
  }

  /**
   * How an attempt ended.
   *
   * @param failureSummary why it failed
   * @param output what it came to
   */
  public record End(
      Attempt.Verdict verdict,
      OptionalInt sourceExit,
      OptionalInt destinationExit,
      Optional<JsonNode> failureSummary,
      Optional<JsonNode> output) {}

  /** Writes how an attempt ended. */
  public void end(long attempt, End end, Instant now) {
    boolean well = end.verdict() == Attempt.Verdict.SUCCEEDED;
    handle
        .createUpdate(
            """
            UPDATE attempts SET
              status = :status, failure_summary = :failures, output = :output, updated_at = :now, ended_at = :now
            WHERE id = :id
            """)
        .bind("id", attempt)
        .bind("status", well ? Attempt.Status.SUCCEEDED : Attempt.Status.FAILED)
        .bindByType("failures", end.failureSummary().orElse(null), JsonNode.class)
        .bindByType("output", end.output().orElse(null), JsonNode.class)
        .bind("now", now)
        .execute();
    handle
        .createUpdate(
            """
            UPDATE attempt_process SET verdict = :verdict, source_exit = :source, destination_exit = :destination
            WHERE attempt_id = :id
            """)
        .bind("id", attempt)
        .bind("verdict", end.verdict())
        .bind("source", end.sourceExit())
        .bind("destination", end.destinationExit())
        .execute();
  }

  /** The attempts of a job, in their order. */
  public List<Attempt> of(long job) {
    return handle
        .createQuery(SELECT + "WHERE a.job_id = :job ORDER BY a.attempt_number")
        .bind("job", job)
        .map(ConstructorMapper.of(Attempt.class))
        .list();
  }

  /** The attempts of a connection that run, or ran when their worker was killed. */
  public List<Attempt> running(UUID connection) {
    return handle
        .createQuery(
            SELECT
                + """
                WHERE a.job_id IN (SELECT id FROM jobs WHERE scope = :scope) AND a.status = 'running'
                ORDER BY a.id
                """)
        .bind("scope", connection.toString())
        .map(ConstructorMapper.of(Attempt.class))
        .list();
  }
}
