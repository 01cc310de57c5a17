package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns the saved state of an older version of a stream into one of today. */
@FunctionalInterface
public interface StateMigration {

  /**
   * The state as the current version would have saved it.
   *
   * @param from the version that wrote it; 0 for one without a version
   * @param state what was saved, without its version
   * @throws dev.tern.cdk.error.ConfigException when it cannot be understood
   */
  JsonNode migrate(int from, JsonNode state);
}
