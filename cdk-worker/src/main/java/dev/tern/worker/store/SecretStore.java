package dev.tern.worker.store;

import java.util.Optional;

/**
 * Where the values of secrets are, by coordinate.
 *
 * <p>A call returns when its fact is durable. Safe for any number of threads.
 */
public interface SecretStore {

  /** Keeps a value under a coordinate that was not used before. */
  void write(String coordinate, String payload);

  /** The value under a coordinate. */
  Optional<String> read(String coordinate);

  /** Forgets a value; nothing happens when there is none. */
  void delete(String coordinate);
}
