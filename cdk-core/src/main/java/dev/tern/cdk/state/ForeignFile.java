package dev.tern.cdk.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What is given for a state by mistake: another message, or a catalog.
 *
 * <p>Both together, the type and what belongs to it, have to be there: a legacy state may use any
 * word for itself.
 */
final class ForeignFile {

  private static final Map<String, String> CONTENTS =
      Map.of(
          "RECORD", "record",
          "LOG", "log",
          "TRACE", "trace",
          "SPEC", "spec",
          "CATALOG", "catalog",
          "CONNECTION_STATUS", "connectionStatus",
          "CONTROL", "control",
          "DESTINATION_CATALOG", "destinationCatalog");

  private ForeignFile() {}

  /** What a value is, when it is surely no state. */
  static Optional<String> kind(JsonNode value) {
    String type = value.path("type").asText();
    String content = CONTENTS.get(type);
    if (content != null && value.path(content).isObject()) {
      return Optional.of(type + " message");
    }
    JsonNode first = value.path("streams").path(0);
    boolean catalog = first.path("stream").has("name") || first.path("json_schema").isObject();
    return catalog ? Optional.of("catalog") : Optional.empty();
  }
}
