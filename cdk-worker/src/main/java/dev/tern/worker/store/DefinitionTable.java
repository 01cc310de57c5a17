package dev.tern.worker.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The tables {@code actor_definition} and {@code actor_definition_workspace_grant}, within a
 * transaction.
 */
public final class DefinitionTable {

  private static final String SELECT = "SELECT d.*, d.public AS for_all FROM actor_definition d ";

  private final Handle handle;

  /** For one transaction. */
  public DefinitionTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a row. */
  public void insert(ActorDefinition definition) {
    handle
        .createUpdate(
            """
            INSERT INTO actor_definition (
              id, name, docker_repository, docker_image_tag, documentation_url, actor_type, source_type, spec,
              release_stage, resource_requirements, tombstone, public, custom, protocol_version,
              supports_refreshes, connector_reference, created_at, updated_at)
            VALUES (
              :id, :name, :dockerRepository, :dockerImageTag, :documentationUrl, :actorType, :sourceType, :spec,
              :releaseStage, :resourceRequirements, :tombstone, :forAll, :custom, :protocolVersion,
              :supportsRefreshes, :connectorReference, :createdAt, :createdAt)
            """)
        .bindMethods(definition)
        .execute();
  }

  /** Takes over what a connector says of itself now. */
  public void update(ActorDefinition definition, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE actor_definition SET
              docker_image_tag = :dockerImageTag, documentation_url = :documentationUrl, spec = :spec,
              protocol_version = :protocolVersion, supports_refreshes = :supportsRefreshes, updated_at = :now
            WHERE id = :id
            """)
        .bindMethods(definition)
        .bind("now", now)
        .execute();
  }

  /** Lets a workspace use a definition that is not for all. */
  public void grant(UUID definition, UUID workspace) {
    handle
        .createUpdate(
            """
            INSERT INTO actor_definition_workspace_grant (actor_definition_id, workspace_id)
            VALUES (:definition, :workspace)
            """)
        .bind("definition", definition)
        .bind("workspace", workspace)
        .execute();
  }

  /** Whether a workspace may use a definition. */
  public boolean granted(ActorDefinition definition, UUID workspace) {
    return definition.forAll()
        || handle
            .createQuery(
                """
                SELECT count(*) FROM actor_definition_workspace_grant
                WHERE actor_definition_id = :definition AND workspace_id = :workspace
                """)
            .bind("definition", definition.id())
            .bind("workspace", workspace)
            .mapTo(Boolean.class)
            .one();
  }

  /** The one with this id, deleted or not. */
  public Optional<ActorDefinition> find(UUID id) {
    return handle
        .createQuery(SELECT + "WHERE d.id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(ActorDefinition.class))
        .findOne();
  }

  /** All that were not deleted, by name. */
  public List<ActorDefinition> all() {
    return handle
        .createQuery(SELECT + "WHERE NOT d.tombstone ORDER BY d.name, d.created_at")
        .map(ConstructorMapper.of(ActorDefinition.class))
        .list();
  }

  /** Deletes one for whoever looks, and keeps its row. */
  public void bury(UUID id, Instant now) {
    handle
        .createUpdate(
            "UPDATE actor_definition SET tombstone = :dead, updated_at = :now WHERE id = :id")
        .bind("id", id)
        .bind("dead", true)
        .bind("now", now)
        .execute();
  }
}
