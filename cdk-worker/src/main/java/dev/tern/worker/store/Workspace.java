package dev.tern.worker.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A place that holds actors; a worker of one person has one.
 *
 * @param tombstone whether it was deleted
 */
public record Workspace(UUID id, String name, String slug, boolean tombstone, Instant createdAt) {}
