package dev.tern.worker.store;

import java.util.Optional;

/** The table {@code secrets} as a place for secrets, in clear: the file is its owner's alone. */
public final class SecretTable implements SecretStore {

  private final Store store;

  /** The secrets of a database. */
  public SecretTable(Store store) {
    this.store = store;
  }

  @Override
  public void write(String coordinate, String payload) {
    store.run(
        handle ->
            handle
                .createUpdate("INSERT INTO secrets (coordinate, payload) VALUES (:at, :payload)")
                .bind("at", coordinate)
                .bind("payload", payload)
                .execute());
  }

  @Override
  public Optional<String> read(String coordinate) {
    return store.transact(
        handle ->
            handle
                .createQuery("SELECT payload FROM secrets WHERE coordinate = :at")
                .bind("at", coordinate)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public void delete(String coordinate) {
    store.run(
        handle ->
            handle
                .createUpdate("DELETE FROM secrets WHERE coordinate = :at")
                .bind("at", coordinate)
                .execute());
  }
}
