package dev.tern.worker;

import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.store.ConfigSecrets;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.ConnectionLock;
import dev.tern.worker.store.ConnectionTable;
import dev.tern.worker.store.Store;
import java.time.Instant;
import java.util.function.Function;

/** What all services of a worker share. */
record Room(Store store, WorkerParts parts, ConfigSecrets secrets) {

  ConnectorDesk desk() {
    return parts.desk();
  }

  Instant now() {
    return parts.clock().instant();
  }

  /**
   * Does something while nobody else works for a connection, nor what a killed worker has left,
   * with what it is now: it may have been changed since it was looked up.
   *
   * @throws ConfigException when another process works for it, or it is deleted
   */
  <T> T whileLocked(Connection connection, Function<Connection, T> work) {
    return ConnectionLock.holding(
        store,
        connection,
        now(),
        () -> {
          Connection current = requireThere(connection);
          new JobDesk(this, current).bury();
          return work.apply(current);
        });
  }

  private Connection requireThere(Connection connection) {
    return store
        .transact(handle -> new ConnectionTable(handle).find(connection.id()))
        .filter(found -> found.status() != Connection.Status.DEPRECATED)
        .orElseThrow(
            () ->
                new ConfigException(
                    String.format(
                        "The connection '%s' is not there any more: it was deleted meanwhile.",
                        connection.name())));
  }
}
