package dev.tern.protocol.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * The reduction of messages to what a platform of an older version can read.
 *
 * <p>An enum value that a platform does not know makes it drop the whole line, so such values are
 * replaced by the closest older one, or the message is held back when there is none. Unknown fields
 * harm no platform and stay. Works on the JSON of a message, never changes its input. Safe for all
 * threads.
 */
public final class VersionDowngrade {
  private static final Set<String> NEW_SYNC_MODES = Set.of("update", "soft_delete");

  private final ProtocolVersion platform;

  /** Reduction for a platform of one version. */
  public VersionDowngrade(ProtocolVersion platform) {
    this.platform = platform;
  }

  /** The message as the platform can read it; absent when it can read nothing of it. */
  public Optional<ObjectNode> message(ObjectNode message) {
    ObjectNode copy = message.deepCopy();
    boolean readable =
        switch (copy.path("type").asText()) {
          case "TRACE" -> platform.has(ProtocolChange.TRACE) && trace(copy.path("trace"));
          case "CONTROL" -> platform.has(ProtocolChange.CONTROL);
          case "DESTINATION_CATALOG" -> platform.has(ProtocolChange.DESTINATION_CATALOG);
          case "STATE" -> platform.has(ProtocolChange.STREAM_STATE) || legacy(copy.path("state"));
          case "RECORD" -> record(copy.path("record"));
          case "SPEC" -> spec(copy.path("spec"));
          case "CATALOG" -> catalog(copy.path("catalog"));
          default -> true;
        };
    return readable ? Optional.of(copy) : Optional.empty();
  }

  /** A configured catalog as a connector of the version can read it. */
  public ObjectNode configuredCatalog(ObjectNode catalog) {
    ObjectNode copy = catalog.deepCopy();
    for (JsonNode stream : copy.path("streams")) {
      boolean unknown = NEW_SYNC_MODES.contains(stream.path("destination_sync_mode").asText());
      if (unknown && !platform.has(ProtocolChange.DESTINATION_CATALOG)) {
        ((ObjectNode) stream).put("destination_sync_mode", "append");
      }
      schema(stream.path("stream"));
    }
    return copy;
  }

  private boolean trace(JsonNode trace) {
    return switch (trace.path("type").asText()) {
      case "ESTIMATE" -> platform.has(ProtocolChange.ESTIMATE);
      case "ANALYTICS" -> platform.has(ProtocolChange.ANALYTICS);
      case "STREAM_STATUS" ->
          platform.has(ProtocolChange.STREAM_STATUS) && status(trace.path("stream_status"));
      default -> error(trace.path("error"));
    };
  }

  private boolean error(JsonNode error) {
    boolean unknown = error.path("failure_type").asText().equals("transient_error");
    if (unknown && !platform.has(ProtocolChange.TRANSIENT_ERROR)) {
      ((ObjectNode) error).put("failure_type", "system_error");
    }
    return true;
  }

  /** Before COMPLETE and INCOMPLETE there was STOPPED, with its success beside it. */
  private boolean status(JsonNode status) {
    String value = status.path("status").asText();
    boolean end = value.equals("COMPLETE") || value.equals("INCOMPLETE");
    if (end && !platform.has(ProtocolChange.COMPLETE_STATUS)) {
      ((ObjectNode) status).put("status", "STOPPED").put("success", value.equals("COMPLETE"));
    }
    return true;
  }

  /** The untyped state; nothing is left of a state without one. */
  private static boolean legacy(JsonNode state) {
    if (!state.hasNonNull("data")) {
      return false;
    }
    ((ObjectNode) state).remove(Set.of("type", "state_type", "stream", "global"));
    return true;
  }

  private boolean record(JsonNode record) {
    for (JsonNode change : record.path("meta").path("changes")) {
      boolean unknown = change.path("reason").asText().equals("DESTINATION_TYPECAST_ERROR");
      if (unknown && !platform.has(ProtocolChange.TYPECAST_REASON)) {
        ((ObjectNode) change).put("reason", "DESTINATION_SERIALIZATION_ERROR");
      }
    }
    return true;
  }

  private boolean spec(JsonNode spec) {
    if (spec.path("supported_destination_sync_modes") instanceof ArrayNode modes
        && !platform.has(ProtocolChange.DESTINATION_CATALOG)) {
      modes.removeIf(mode -> NEW_SYNC_MODES.contains(mode.asText()));
    }
    Optional<ProtocolVersion> declared =
        ProtocolVersion.find(spec.path("protocol_version").asText());
    if (declared.isPresent() && !declared.get().isCompatibleWith(platform)) {
      ((ObjectNode) spec).put("protocol_version", platform.toString());
    }
    return true;
  }

  private boolean catalog(JsonNode catalog) {
    catalog.path("streams").forEach(this::schema);
    return true;
  }

  private void schema(JsonNode stream) {
    if (stream instanceof ObjectNode object
        && object.has("json_schema")
        && !platform.has(ProtocolChange.WELL_KNOWN_TYPES)) {
      object.set("json_schema", SchemaMigration.downgrade(object.get("json_schema")));
    }
  }
}
