package dev.tern.worker.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The tables {@code operation} and {@code connection_operation}, within a transaction. */
public final class OperationTable {

  private static final String SELECT =
      """
      SELECT o.*, coalesce(o.operator_normalization, o.operator_dbt, o.operator_webhook) AS parameters
      FROM operation o
      """;

  private final Handle handle;

  /** For one transaction. */
  public OperationTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a row; its parameters stand in the column of its type. */
  public void insert(Operation operation) {
    String column = "operator_" + operation.operatorType().name().toLowerCase(Locale.ROOT);
    handle
        .createUpdate(
            "INSERT INTO operation (id, workspace_id, name, operator_type, "
                + column
                + ", tombstone, created_at, updated_at) VALUES (:id, :workspaceId, :name,"
                + " :operatorType, :parameters, :tombstone, :createdAt, :createdAt)")
        .bindMethods(operation)
        .execute();
  }

  /** All that were not deleted, by name. */
  public List<Operation> all() {
    return handle
        .createQuery(SELECT + "WHERE NOT o.tombstone ORDER BY o.name, o.created_at")
        .map(ConstructorMapper.of(Operation.class))
        .list();
  }

  /** Those of a connection, in the order in which they were attached. */
  public List<Operation> of(UUID connection) {
    return handle
        .createQuery(
            SELECT
                + """
                JOIN connection_operation c ON c.operation_id = o.id
                WHERE c.connection_id = :connection AND NOT o.tombstone ORDER BY c.created_at, c.id
                """)
        .bind("connection", connection)
        .map(ConstructorMapper.of(Operation.class))
        .list();
  }

  /** Attaches one to a connection. */
  public void attach(UUID operation, UUID connection, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO connection_operation (id, connection_id, operation_id, created_at, updated_at)
            VALUES (:id, :connection, :operation, :now, :now)
            """)
        .bind("id", UUID.randomUUID())
        .bind("connection", connection)
        .bind("operation", operation)
        .bind("now", now)
        .execute();
  }

  /** Takes one off a connection. */
  public void detach(UUID operation, UUID connection) {
    handle
        .createUpdate(
            """
            DELETE FROM connection_operation
            WHERE connection_id = :connection AND operation_id = :operation
            """)
        .bind("connection", connection)
        .bind("operation", operation)
        .execute();
  }

  /** Deletes one for whoever looks, and keeps its row. */
  public void bury(UUID id, Instant now) {
    handle
        .createUpdate("UPDATE operation SET tombstone = :dead, updated_at = :now WHERE id = :id")
        .bind("id", id)
        .bind("dead", true)
        .bind("now", now)
        .execute();
  }
}
