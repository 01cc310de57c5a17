package dev.tern.worker.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Another place for secrets: the memory of the test. */
public final class MemorySecrets implements SecretStore {

  private final Map<String, String> payloads = new ConcurrentHashMap<>();

  @Override
  public void write(String coordinate, String payload) {
    if (payloads.putIfAbsent(coordinate, payload) != null) {
      throw new IllegalStateException("A coordinate was used twice.");
    }
  }

  @Override
  public Optional<String> read(String coordinate) {
    return Optional.ofNullable(payloads.get(coordinate));
  }

  @Override
  public void delete(String coordinate) {
    payloads.remove(coordinate);
  }

  /** All values. */
  public Collection<String> values() {
    return List.copyOf(payloads.values());
  }
}
