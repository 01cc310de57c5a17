package dev.tern.worker.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code connection}, within a transaction. */
public final class ConnectionTable {

  private final Handle handle;

  /** For one transaction. */
  public ConnectionTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a row. */
  public void insert(Connection connection) {
    handle
        .createUpdate(
            """
            INSERT INTO connection (
              id, name, source_id, destination_id, catalog, field_selection_data, namespace_definition,
              namespace_format, prefix, status, manual, schedule_type, source_catalog_id, breaking_change,
              created_at, updated_at)
            VALUES (
              :id, :name, :sourceId, :destinationId, :catalog, :fieldSelectionData, :namespaceDefinition,
              :namespaceFormat, :prefix, :status, :manual, :scheduleType, :sourceCatalogId, :breakingChange,
              :createdAt, :updatedAt)
            """)
        .bindMethods(connection)
        .bind("manual", connection.scheduleType() == Connection.ScheduleType.MANUAL)
        .execute();
  }

  /** Writes what may change in one. */
  public void update(Connection connection, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE connection SET
              name = :name, catalog = :catalog, field_selection_data = :fieldSelectionData,
              namespace_definition = :namespaceDefinition, namespace_format = :namespaceFormat, prefix = :prefix,
              status = :status, source_catalog_id = :sourceCatalogId, breaking_change = :breakingChange,
              updated_at = :now
            WHERE id = :id
            """)
        .bindMethods(connection)
        .bind("now", now)
        .execute();
  }

  /** The one with this id, deleted or not. */
  public Optional<Connection> find(UUID id) {
    return handle
        .createQuery("SELECT * FROM connection WHERE id = :id")
        .bind("id", id)
        .map(ConstructorMapper.of(Connection.class))
        .findOne();
  }

  /** All that were not deleted, by name. */
  public List<Connection> all() {
    return handle
        .createQuery("SELECT * FROM connection WHERE status <> 'deprecated' ORDER BY name")
        .map(ConstructorMapper.of(Connection.class))
        .list();
  }
}
