package dev.tern.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Operation;
import dev.tern.worker.store.OperationTable;
import java.util.List;
import java.util.UUID;

/**
 * What is to be done after syncs: kept for whoever does it. This worker moves records and does none
 * of it.
 */
public final class Operations {

  private final Room room;
  private final Workspaces workspaces;

  Operations(Room room, Workspaces workspaces) {
    this.room = room;
    this.workspaces = workspaces;
  }

  /**
   * Makes one.
   *
   * @param parameters without secrets: nobody takes them out
   */
  public Operation create(String name, Operation.Type type, ObjectNode parameters) {
    Operation operation =
        new Operation(
            UUID.randomUUID(),
            workspaces.standard().id(),
            name,
            type,
            parameters,
            false,
            room.now());
    room.store().run(handle -> new OperationTable(handle).insert(operation));
    return operation;
  }

  /** All, by name. */
  public List<Operation> all() {
    return room.store().transact(handle -> new OperationTable(handle).all());
  }

  /** Those of a connection, in the order in which they were attached. */
  public List<Operation> of(Connection connection) {
    return room.store().transact(handle -> new OperationTable(handle).of(connection.id()));
  }

  /** Attaches one to a connection; nothing happens when it is. */
  public void attach(Operation operation, Connection connection) {
    room.store()
        .run(
            handle -> {
              OperationTable table = new OperationTable(handle);
              boolean there =
                  table.of(connection.id()).stream()
                      .anyMatch(one -> one.id().equals(operation.id()));
              if (!there) {
                table.attach(operation.id(), connection.id(), room.now());
              }
            });
  }

  /** Takes one off a connection. */
  public void detach(Operation operation, Connection connection) {
    room.store().run(handle -> new OperationTable(handle).detach(operation.id(), connection.id()));
  }

  /** Deletes one; its row stays. */
  public void delete(Operation operation) {
    room.store().run(handle -> new OperationTable(handle).bury(operation.id(), room.now()));
  }
}
