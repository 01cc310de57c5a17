package dev.tern.worker;

import dev.tern.worker.store.ConfigSecrets;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.ConnectionLock;
import dev.tern.worker.store.Store;
import java.time.Instant;

/** What all services of a worker share. */
record Room(Store store, WorkerParts parts, ConfigSecrets secrets) {

  ConnectorDesk desk() {
    return parts.desk();
  }

  Instant now() {
    return parts.clock().instant();
  }

  /** Does something while nobody else works for a connection, nor what a killed worker has left. */
  void whileLocked(Connection connection, Runnable work) {
    ConnectionLock.holding(
        store,
        connection,
        now(),
        () -> {
          new JobDesk(this, connection).bury();
          work.run();
          return connection;
        });
  }
}
