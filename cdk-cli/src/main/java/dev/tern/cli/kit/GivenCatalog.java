package dev.tern.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;

/**
 * What a person gives as a configured catalog.
 *
 * @param name of its file, for the person who has to mend it
 */
public record GivenCatalog(JsonNode tree, String name) {

  /**
   * The same, as it is meant to be: it wraps each stream of a discovered one.
   *
   * @throws ConfigException when it is the discovered one, or none
   */
  public JsonNode require() {
    boolean bare = tree.path("streams").path(0).has("json_schema");
    if (bare || tree.has("type")) {
      throw new ConfigException(
          name
              + " is what discover prints. Wrap each stream as {\"stream\": …, \"sync_mode\": …,"
              + " \"destination_sync_mode\": …}, or use: cdk catalog select.");
    }
    if (!configured()) {
      throw new ConfigException(
          name
              + " is no configured catalog, which is: {\"streams\": [{\"stream\": …, \"sync_mode\": …,"
              + " \"destination_sync_mode\": …}]}.");
    }
    return tree;
  }

  private boolean configured() {
    JsonNode streams = tree.path("streams");
    for (JsonNode each : streams) {
      if (!each.path("stream").isObject()) {
        return false;
      }
    }
    return streams.isArray();
  }
}
