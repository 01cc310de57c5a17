package dev.tern.worker.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code workspace}, within a transaction. */
public final class WorkspaceTable {

  private final Handle handle;

  /** For one transaction. */
  public WorkspaceTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a row. */
  public void insert(Workspace workspace) {
    handle
        .createUpdate(
            """
            INSERT INTO workspace (id, name, slug, initial_setup_complete, tombstone, created_at, updated_at)
            VALUES (:id, :name, :slug, :ready, :tombstone, :createdAt, :createdAt)
            """)
        .bindMethods(workspace)
        .bind("ready", true)
        .execute();
  }

  /** All that were not deleted, the oldest first. */
  public List<Workspace> all() {
    return handle
        .createQuery("SELECT * FROM workspace WHERE NOT tombstone ORDER BY created_at, id")
        .map(ConstructorMapper.of(Workspace.class))
        .list();
  }

  /** Deletes one for whoever looks, and keeps its row. */
  public void bury(UUID id, Instant now) {
    handle
        .createUpdate("UPDATE workspace SET tombstone = :dead, updated_at = :now WHERE id = :id")
        .bind("id", id)
        .bind("dead", true)
        .bind("now", now)
        .execute();
  }
}
