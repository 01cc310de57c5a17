package dev.tern.worker.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code actor_oauth_parameter}, within a transaction. */
public final class OAuthParameterTable {

  private final Handle handle;

  /** For one transaction. */
  public OAuthParameterTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a row. */
  public void insert(OAuthParameter parameter) {
    handle
        .createUpdate(
            """
            INSERT INTO actor_oauth_parameter (
              id, workspace_id, actor_definition_id, configuration, actor_type, created_at, updated_at)
            VALUES (
              :id, :workspaceId, :actorDefinitionId, :configuration, :actorType, :createdAt, :createdAt)
            """)
        .bindMethods(parameter)
        .execute();
  }

  /** Replaces the values of one. */
  public void configure(UUID id, ObjectNode configuration, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE actor_oauth_parameter SET configuration = :configuration, updated_at = :now WHERE id = :id
            """)
        .bind("id", id)
        .bind("configuration", configuration)
        .bind("now", now)
        .execute();
  }

  /** What counts for a connector in a workspace: its own first, else what counts everywhere. */
  public Optional<OAuthParameter> effective(UUID definition, UUID workspace) {
    return of(definition).stream()
        .filter(one -> one.workspaceId().filter(id -> !id.equals(workspace)).isEmpty())
        .max((one, other) -> Boolean.compare(specific(one), specific(other)));
  }

  private static boolean specific(OAuthParameter parameter) {
    return parameter.workspaceId().isPresent();
  }

  /** The one of exactly this scope. */
  public Optional<OAuthParameter> find(UUID definition, Optional<UUID> workspace) {
    return of(definition).stream().filter(one -> one.workspaceId().equals(workspace)).findFirst();
  }

  private List<OAuthParameter> of(UUID definition) {
    return handle
        .createQuery("SELECT * FROM actor_oauth_parameter WHERE actor_definition_id = :definition")
        .bind("definition", definition)
        .map(ConstructorMapper.of(OAuthParameter.class))
        .list();
  }

  /** All, the oldest first. */
  public List<OAuthParameter> all() {
    return handle
        .createQuery("SELECT * FROM actor_oauth_parameter ORDER BY created_at, id")
        .map(ConstructorMapper.of(OAuthParameter.class))
        .list();
  }

  /** Takes one away. */
  public void delete(UUID id) {
    handle
        .createUpdate("DELETE FROM actor_oauth_parameter WHERE id = :id")
        .bind("id", id)
        .execute();
  }
}
