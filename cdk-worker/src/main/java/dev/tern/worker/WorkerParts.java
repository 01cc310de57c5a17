package dev.tern.worker;

import dev.tern.worker.store.SecretStore;
import dev.tern.worker.store.SecretTable;
import dev.tern.worker.store.Store;
import java.time.Clock;
import java.util.function.Function;

/**
 * What a worker is put together from.
 *
 * @param desk asks connectors
 * @param runner carries out attempts
 * @param secrets where the values of secrets are; by default a table beside the others
 * @param clock the time
 * @param pause the wait between attempts
 */
public record WorkerParts(
    ConnectorDesk desk,
    AttemptRunner runner,
    Function<Store, SecretStore> secrets,
    Clock clock,
    Pause pause) {

  /** With secrets in the database, and real time. */
  public static WorkerParts of(ConnectorDesk desk, AttemptRunner runner) {
    return new WorkerParts(desk, runner, SecretTable::new, Clock.systemUTC(), Pause.real());
  }

  /** With secrets somewhere else. */
  public WorkerParts withSecrets(Function<Store, SecretStore> elsewhere) {
    return new WorkerParts(desk, runner, elsewhere, clock, pause);
  }
}
