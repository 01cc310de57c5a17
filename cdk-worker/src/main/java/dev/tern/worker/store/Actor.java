package dev.tern.worker.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.worker.sync.Side;
import java.time.Instant;
import java.util.UUID;

/**
 * A configured connector.
 *
 * @param configuration with references in the place of secrets
 * @param actorType whether it is a source or a destination
 * @param tombstone whether it was deleted
 */
public record Actor(
    UUID id,
    UUID workspaceId,
    UUID actorDefinitionId,
    String name,
    ObjectNode configuration,
    Side actorType,
    boolean tombstone,
    Instant createdAt) {}
