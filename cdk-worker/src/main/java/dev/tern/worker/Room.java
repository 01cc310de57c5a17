package dev.tern.worker;

import dev.tern.worker.store.ConfigSecrets;
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
}
