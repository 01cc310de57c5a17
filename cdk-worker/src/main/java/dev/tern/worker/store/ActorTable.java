package dev.tern.worker.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code actor}, within a transaction. */
public final class ActorTable {

  private final Handle handle;

  /** For one transaction. */
  public ActorTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a row. */
  public void insert(Actor actor) {
    handle
        .createUpdate(
            """
            INSERT INTO actor (
              id, workspace_id, actor_definition_id, name, configuration, actor_type, tombstone, created_at, updated_at)
            VALUES (
              :id, :workspaceId, :actorDefinitionId, :name, :configuration, :actorType, :tombstone, :createdAt, :createdAt)
            """)
        .bindMethods(actor)
        .execute();
  }

  /** Replaces the configuration of one. */
  public void configure(UUID id, ObjectNode configuration, Instant now) {
    handle
        .createUpdate(
            "UPDATE actor SET configuration = :configuration, updated_at = :now WHERE id = :id")
        .bind("id", id)
        .bind("configuration", configuration)
        .bind("now", now)
        .execute();
  }

  /** The one with this id, deleted or not. */
  public Optional<Actor> find(UUID id) {
    return handle
        .createQuery("SELECT * FROM actor WHERE id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Actor.class))
        .findOne();
  }

  /** All that were not deleted, by name. */
  public List<Actor> all() {
    return handle
        .createQuery("SELECT * FROM actor WHERE NOT tombstone ORDER BY name, created_at")
        .map(ConstructorMapper.of(Actor.class))
        .list();
  }

  /** Deletes one for whoever looks, and keeps its row without its configuration. */
  public void bury(UUID id, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE actor SET tombstone = :dead, configuration = '{}', updated_at = :now WHERE id = :id
            """)
        .bind("id", id)
        .bind("dead", true)
        .bind("now", now)
        .execute();
  }
}
