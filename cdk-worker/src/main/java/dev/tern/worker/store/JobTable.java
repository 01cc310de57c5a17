package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code jobs}, within a transaction. */
public final class JobTable {

  private final Handle handle;

  /** For one transaction. */
  public JobTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a job that runs from now on. */
  public Job begin(Job.Kind kind, UUID connection, JsonNode config, Instant now) {
    long id =
        handle
            .createUpdate(
                """
                INSERT INTO jobs (config_type, scope, config, status, started_at, created_at, updated_at)
                VALUES (:kind, :scope, :config, :status, :now, :now, :now)
                """)
            .bind("kind", kind)
            .bind("scope", connection.toString())
            .bind("config", config)
            .bind("status", Job.Status.RUNNING)
            .bind("now", now)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    return find(id).orElseThrow();
  }

  /** Says how far a job is. */
  public void mark(long id, Job.Status status, Instant now) {
    handle
        .createUpdate("UPDATE jobs SET status = :status, updated_at = :now WHERE id = :id")
        .bind("id", id)
        .bind("status", status)
        .bind("now", now)
        .execute();
  }

  /** The one with this number. */
  public Optional<Job> find(long id) {
    return handle
        .createQuery("SELECT * FROM jobs WHERE id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Job.class))
        .findOne();
  }

  /** The newest job of a connection. */
  public Optional<Job> last(UUID connection) {
    return handle
        .createQuery("SELECT * FROM jobs WHERE scope = :scope ORDER BY id DESC LIMIT 1")
        .bind("scope", connection.toString())
        .map(ConstructorMapper.of(Job.class))
        .findOne();
  }

  /** The newest jobs of a connection, the newest first. */
  public List<Job> of(UUID connection, int most) {
    return handle
        .createQuery("SELECT * FROM jobs WHERE scope = :scope ORDER BY id DESC LIMIT :most")
        .bind("scope", connection.toString())
        .bind("most", most)
        .map(ConstructorMapper.of(Job.class))
        .list();
  }

  /** The newest jobs of all connections, the newest first. */
  public List<Job> all(int most) {
    return handle
        .createQuery("SELECT * FROM jobs ORDER BY id DESC LIMIT :most")
        .bind("most", most)
        .map(ConstructorMapper.of(Job.class))
        .list();
  }
}
