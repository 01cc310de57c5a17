package dev.tern.worker.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code connection_lock}, within a transaction: who works for a connection now. */
final class LockTable {

  private final Handle handle;
  private final UUID connection;

  LockTable(Handle handle, UUID connection) {
    this.handle = handle;
    this.connection = connection;
  }

  /** A row of the table. */
  record Holder(
      long pid, String host, Instant processStartedAt, Instant lockedAt, Instant heartbeatAt) {

    boolean alive(Instant now) {
      return process().alive(heartbeatAt, now);
    }

    ProcessStamp process() {
      return new ProcessStamp(pid, host, processStartedAt);
    }
  }

  Optional<Holder> find() {
    return handle
        .createQuery("SELECT * FROM connection_lock WHERE connection_id = :c")
        .bind("c", connection)
        .map(ConstructorMapper.of(Holder.class))
        .findOne();
  }

  /** Enters this process, unless one that lives is there: then gives that one. */
  Optional<Holder> enter(Instant now) {
    Optional<Holder> living = find().filter(holder -> holder.alive(now));
    if (living.isPresent()) {
      return living;
    }
    leave();
    int entered =
        handle
            .createUpdate(
                """
                INSERT INTO connection_lock (
                  connection_id, pid, host, process_started_at, locked_at, heartbeat_at)
                VALUES (:c, :pid, :host, :processStartedAt, :now, :now)
                ON CONFLICT (connection_id) DO NOTHING
                """)
            .bindMethods(ProcessStamp.ofThis())
            .bind("c", connection)
            .bind("now", now)
            .execute();
    return entered == 1 ? Optional.empty() : find();
  }

  void heartbeat(Instant now) {
    handle
        .createUpdate("UPDATE connection_lock SET heartbeat_at = :now WHERE connection_id = :c")
        .bind("c", connection)
        .bind("now", now)
        .execute();
  }

  void leave() {
    handle
        .createUpdate("DELETE FROM connection_lock WHERE connection_id = :c")
        .bind("c", connection)
        .execute();
  }
}
