package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that is to be done after syncs of the connections it is attached to.
 *
 * @param parameters what it needs, by its type
 * @param tombstone whether it was deleted
 */
public record Operation(
    UUID id,
    UUID workspaceId,
    String name,
    Type operatorType,
    JsonNode parameters,
    boolean tombstone,
    Instant createdAt) {

  /** Who does it. */
  public enum Type {
    NORMALIZATION,
    DBT,
    WEBHOOK
  }
}
