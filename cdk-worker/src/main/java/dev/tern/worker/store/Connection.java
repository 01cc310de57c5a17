package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.worker.sync.StreamMapping;
import dev.tern.worker.sync.StreamMapping.NamespaceFrom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A source and a destination that are linked, and what goes from one to the other.
 *
 * @param sourceId the actor that is read
 * @param destinationId the actor that is written
 * @param catalog the configured catalog, under the source's names
 * @param fieldSelectionData which streams have fewer fields than the source offers
 * @param namespaceDefinition where namespaces at the destination come from
 * @param namespaceFormat for a custom format
 * @param prefix of stream names at the destination
 * @param sourceCatalogId the discovered catalog that it was configured from
 * @param breakingChange whether the source has changed so that a person has to look
 * @param scheduleType who starts its syncs; this worker knows only people
 */
public record Connection(
    UUID id,
    String name,
    UUID sourceId,
    UUID destinationId,
    JsonNode catalog,
    Optional<JsonNode> fieldSelectionData,
    NamespaceDefinition namespaceDefinition,
    Optional<String> namespaceFormat,
    Optional<String> prefix,
    Status status,
    ScheduleType scheduleType,
    Optional<UUID> sourceCatalogId,
    boolean breakingChange,
    Instant createdAt,
    Instant updatedAt) {

  /** Whether it is used. */
  public enum Status {
    ACTIVE,
    INACTIVE,
    /** Deleted; its row and its history stay. */
    DEPRECATED,
    LOCKED
  }

  /** Where namespaces at the destination come from. */
  public enum NamespaceDefinition {
    SOURCE,
    DESTINATION,
    CUSTOMFORMAT
  }

  /** Who starts syncs. */
  public enum ScheduleType {
    MANUAL,
    BASIC_SCHEDULE,
    CRON
  }

  /** The same with another status. */
  public Connection withStatus(Status other) {
    return with(catalog, fieldSelectionData, other, sourceCatalogId, breakingChange);
  }

  /** The same, with a note that a person has to look, or without. */
  public Connection withBreakingChange(boolean breaking) {
    return with(catalog, fieldSelectionData, status, sourceCatalogId, breaking);
  }

  /** The same with other streams, chosen from a discovered catalog. */
  public Connection withStreams(JsonNode configured, JsonNode fields, UUID from) {
    return with(configured, Optional.of(fields), status, Optional.of(from), false);
  }

  private Connection with(
      JsonNode otherCatalog,
      Optional<JsonNode> otherFields,
      Status otherStatus,
      Optional<UUID> otherSource,
      boolean breaking) {
    return new Connection(
        id,
        name,
        sourceId,
        destinationId,
        otherCatalog,
        otherFields,
        namespaceDefinition,
        namespaceFormat,
        prefix,
        otherStatus,
        scheduleType,
        otherSource,
        breaking,
        createdAt,
        updatedAt);
  }

  /** How its streams are called at the destination. */
  public StreamMapping mapping() {
    NamespaceFrom from =
        switch (namespaceDefinition) {
          case SOURCE -> NamespaceFrom.SOURCE;
          case DESTINATION -> NamespaceFrom.DESTINATION;
          case CUSTOMFORMAT -> NamespaceFrom.CUSTOM_FORMAT;
        };
    return new StreamMapping(from, namespaceFormat, prefix.orElse(""));
  }
}
