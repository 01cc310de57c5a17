package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was asked for, with as many attempts as it took.
 *
 * @param id also the {@code sync_id} that the destination sees
 * @param scope the id of the connection
 * @param config what was asked for in particular
 */
public record Job(
    long id,
    Kind configType,
    String scope,
    JsonNode config,
    Status status,
    Optional<Instant> startedAt,
    Instant createdAt,
    Instant updatedAt) {

  /** What is done. */
  public enum Kind {
    SYNC,
    /** Streams are read anew. */
    REFRESH,
    /** What the destination has goes. */
    RESET_CONNECTION
  }

  /** How far it is. */
  public enum Status {
    PENDING,
    RUNNING,
    /** An attempt has failed, and another will follow. */
    INCOMPLETE,
    FAILED,
    SUCCEEDED,
    CANCELLED
  }
}
