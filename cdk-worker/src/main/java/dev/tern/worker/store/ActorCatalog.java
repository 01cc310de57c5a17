package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** A catalog that a source offered once; it never changes. */
public record ActorCatalog(UUID id, JsonNode catalog, String catalogHash, Instant createdAt) {}
