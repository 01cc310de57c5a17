package dev.tern.worker.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.worker.sync.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A connector, and what it says of itself.
 *
 * @param actorType whether it is a source or a destination
 * @param dockerRepository the name of its image; its whole reference when it is no image
 * @param dockerImageTag its version; {@value #UNVERSIONED} when it tells none
 * @param connectorReference how it is started
 * @param spec its whole specification
 * @param protocolVersion of its specification
 * @param documentationUrl of its specification
 * @param resourceRequirements what it needs to run
 * @param forAll whether all workspaces may use it (column {@code public})
 * @param custom whether its user wrote it
 * @param supportsRefreshes whether a destination keeps generations apart
 * @param tombstone whether it was deleted
 */
public record ActorDefinition(
    UUID id,
    String name,
    Side actorType,
    String dockerRepository,
    String dockerImageTag,
    String connectorReference,
    JsonNode spec,
    Optional<SourceType> sourceType,
    ReleaseStage releaseStage,
    Optional<String> protocolVersion,
    Optional<String> documentationUrl,
    Optional<JsonNode> resourceRequirements,
    boolean forAll,
    boolean custom,
    boolean supportsRefreshes,
    boolean tombstone,
    Instant createdAt) {

  /** The version of what changes without telling. */
  public static final String UNVERSIONED = "dev";

  /** What a source reads from. */
  public enum SourceType {
    API,
    FILE,
    DATABASE,
    CUSTOM
  }

  /** How far its makers stand by it. */
  public enum ReleaseStage {
    ALPHA,
    BETA,
    GENERALLY_AVAILABLE,
    CUSTOM
  }

  /** Whether equal versions are surely equal connectors. */
  public boolean versioned() {
    return !dockerImageTag.equals(UNVERSIONED);
  }

  /** The same connector with what it says of itself now. */
  public ActorDefinition told(String version, JsonNode newSpec, boolean refreshes) {
    return new ActorDefinition(
        id,
        name,
        actorType,
        dockerRepository,
        version,
        connectorReference,
        newSpec,
        sourceType,
        releaseStage,
        text(newSpec, "protocol_version"),
        text(newSpec, "documentationUrl"),
        resourceRequirements,
        forAll,
        custom,
        refreshes,
        tombstone,
        createdAt);
  }

  private static Optional<String> text(JsonNode spec, String field) {
    return Optional.ofNullable(spec.path(field).textValue());
  }
}
