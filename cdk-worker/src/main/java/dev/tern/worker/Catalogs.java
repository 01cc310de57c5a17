package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.ActorCatalog;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.CatalogTable;
import dev.tern.worker.store.CatalogTable.CatalogKey;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.ConnectionTable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What sources offer, and how that differs from what connections expect. */
public final class Catalogs {

  private final Room room;
  private final Actors actors;
  private final Definitions definitions;

  Catalogs(Room room, Actors actors, Definitions definitions) {
    this.room = room;
    this.actors = actors;
    this.definitions = definitions;
  }

  /**
   * A catalog that was discovered.
   *
   * @param id of its row
   * @param cached whether the source was not asked, as nothing has changed since it was last
   */
  public record Discovered(UUID id, AirbyteCatalog catalog, boolean cached) {}

  /** What a source offers; it is asked unless its version and configuration are as last time. */
  public Discovered discover(Actor source) {
    ActorDefinition definition =
        definitions.current(definitions.require(source.actorDefinitionId()));
    CatalogKey key = CatalogKey.of(current(source), definition);
    Optional<ActorCatalog> known =
        definition.versioned()
            ? room.store().transact(handle -> new CatalogTable(handle).find(key))
            : Optional.empty();
    return known
        .map(found -> new Discovered(found.id(), catalog(found), true))
        .orElseGet(() -> ask(source, definition));
  }

  /** What a source offers now; it is asked. */
  public Discovered discoverAnew(Actor source) {
    return ask(source, definitions.current(definitions.require(source.actorDefinitionId())));
  }

  private Discovered ask(Actor source, ActorDefinition definition) {
    ConnectorDesk.Discovery answer =
        room.desk()
            .discover(
                room.desk().connector(definition.connectorReference()),
                actors.config(source),
                Definitions.specification(definition));
    answer.config().ifPresent(config -> actors.configure(source, config));
    JsonNode json = ProtocolJson.mapper().valueToTree(answer.catalog());
    CatalogKey key = CatalogKey.of(current(source), definition);
    ActorCatalog kept =
        room.store()
            .transact(
                handle -> {
                  CatalogTable table = new CatalogTable(handle);
                  ActorCatalog catalog = table.keep(json, room.now());
                  table.fetched(catalog, key, room.now());
                  return catalog;
                });
    return new Discovered(kept.id(), answer.catalog(), false);
  }

  private Actor current(Actor source) {
    return actors.require(source.id());
  }

  /** The discovered catalog that a connection was configured from. */
  public Optional<AirbyteCatalog> known(Connection connection) {
    return connection
        .sourceCatalogId()
        .flatMap(id -> room.store().transact(handle -> new CatalogTable(handle).find(id)))
        .map(Catalogs::catalog);
  }

  /**
   * How the source of a connection has changed since it was configured; it is asked. A change that
   * breaks the connection is noted in it.
   */
  public CatalogDiff diff(Connection connection) {
    Discovered now = discoverAnew(actors.require(connection.sourceId()));
    AirbyteCatalog before = known(connection).orElse(now.catalog());
    CatalogDiff diff = CatalogDiff.between(before, now.catalog(), Connections.catalog(connection));
    if (diff.breaking() != connection.breakingChange()) {
      note(connection, diff.breaking());
    }
    return diff;
  }

  /** When a source was asked last. */
  Optional<Instant> asked(UUID source) {
    return room.store().transact(handle -> new CatalogTable(handle).lastFetch(source));
  }

  private void note(Connection connection, boolean breaking) {
    Connection noted = connection.withBreakingChange(breaking);
    room.store().run(handle -> new ConnectionTable(handle).update(noted, room.now()));
  }

  private static AirbyteCatalog catalog(ActorCatalog row) {
    return Definitions.read(row.catalog(), AirbyteCatalog.class);
  }

  static ConfiguredAirbyteCatalog configured(JsonNode json) {
    return Definitions.read(json, ConfiguredAirbyteCatalog.class);
  }
}
