package dev.tern.worker.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.worker.sync.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What identifies the owner of a platform to the makers of an API, for all actors of one connector:
 * client id, client secret and the like.
 *
 * @param workspaceId where it counts; everywhere when it is missing
 * @param configuration with references in the place of secrets
 */
public record OAuthParameter(
    UUID id,
    Optional<UUID> workspaceId,
    UUID actorDefinitionId,
    ObjectNode configuration,
    Side actorType,
    Instant createdAt) {}
