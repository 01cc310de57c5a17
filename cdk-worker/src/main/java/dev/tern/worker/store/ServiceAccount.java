package dev.tern.worker.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * The account of a workspace at the service where a platform keeps its secrets.
 *
 * @param jsonCredential with references in the place of its values
 * @param hmacKey with references in the place of its values
 */
public record ServiceAccount(
    UUID workspaceId,
    String serviceAccountId,
    String serviceAccountEmail,
    ObjectNode jsonCredential,
    ObjectNode hmacKey,
    Instant createdAt) {}
