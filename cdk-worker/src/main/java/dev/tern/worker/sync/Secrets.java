package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.protocol.ConnectorSpecification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The secrets of both sides, also those that came while the attempt ran: whatever leaves it as text
 * goes through here first. Safe for any number of threads.
 */
final class Secrets implements UnaryOperator<String> {

  private final List<SecretMask> masks = new CopyOnWriteArrayList<>();

  /** Hides the secrets of a configuration from now on. */
  void add(ConnectorSpecification spec, JsonNode config) {
    masks.add(SecretMask.of(spec.getConnectionSpecification(), config));
  }

  @Override
  public String apply(String text) {
    String masked = text;
    for (SecretMask mask : masks) {
      masked = mask.apply(masked);
    }
    return masked;
  }
}
