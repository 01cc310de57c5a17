package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The tables {@code actor_catalog} and {@code actor_catalog_fetch_event}, within a transaction.
 *
 * <p>Equal catalogs are one row, however often they are fetched.
 */
public final class CatalogTable {

  private final Handle handle;

  /** For one transaction. */
  public CatalogTable(Handle handle) {
    this.handle = handle;
  }

  /** The row of a catalog, added when no equal one is there: equal in hash as in JSON. */
  public ActorCatalog keep(JsonNode catalog, Instant now) {
    String hash = CatalogHash.of(catalog);
    return handle
        .createQuery("SELECT * FROM actor_catalog WHERE catalog_hash = :hash ORDER BY created_at")
        .bind("hash", hash)
        .map(ConstructorMapper.of(ActorCatalog.class))
        .stream()
        .filter(kept -> kept.catalog().equals(catalog))
        .findFirst()
        .orElseGet(() -> insert(new ActorCatalog(UUID.randomUUID(), catalog, hash, now)));
  }

  private ActorCatalog insert(ActorCatalog catalog) {
    handle
        .createUpdate(
            """
            INSERT INTO actor_catalog (id, catalog, catalog_hash, created_at, modified_at)
            VALUES (:id, :catalog, :catalogHash, :createdAt, :createdAt)
            """)
        .bindMethods(catalog)
        .execute();
    return catalog;
  }

  /** Notes that an actor gave a catalog. */
  public void fetched(ActorCatalog catalog, CatalogKey key, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO actor_catalog_fetch_event (
              id, actor_catalog_id, actor_id, config_hash, actor_version, created_at, modified_at)
            VALUES (:id, :catalogId, :actorId, :configHash, :actorVersion, :now, :now)
            """)
        .bind("id", UUID.randomUUID())
        .bind("catalogId", catalog.id())
        .bindMethods(key)
        .bind("now", now)
        .execute();
  }

  /** The catalog that was fetched last under the same circumstances. */
  public Optional<ActorCatalog> find(CatalogKey key) {
    return handle
        .createQuery(
            """
            SELECT c.* FROM actor_catalog c JOIN actor_catalog_fetch_event e ON e.actor_catalog_id = c.id
            WHERE e.actor_id = :actorId AND e.actor_version = :actorVersion AND e.config_hash = :configHash
            ORDER BY e.created_at DESC LIMIT 1
            """)
        .bindMethods(key)
        .map(ConstructorMapper.of(ActorCatalog.class))
        .findOne();
  }

  /** When an actor was asked last. */
  public Optional<Instant> lastFetch(UUID actor) {
    return handle
        .createQuery(
            """
            SELECT created_at FROM actor_catalog_fetch_event
            WHERE actor_id = :actor ORDER BY created_at DESC LIMIT 1
            """)
        .bind("actor", actor)
        .mapTo(Instant.class)
        .findOne();
  }

  /** The one with this id. */
  public Optional<ActorCatalog> find(UUID id) {
    return handle
        .createQuery("SELECT * FROM actor_catalog WHERE id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(ActorCatalog.class))
        .findOne();
  }

  /**
   * The circumstances under which a catalog stays the same.
   *
   * @param actorVersion the version of the connector
   * @param configHash of the actor's configuration
   */
  public record CatalogKey(UUID actorId, String actorVersion, String configHash) {

    /** For an actor as it is now. */
    public static CatalogKey of(Actor actor, ActorDefinition definition) {
      return new CatalogKey(
          actor.id(), definition.dockerImageTag(), ConfigHash.of(actor.configuration()));
    }
  }
}
