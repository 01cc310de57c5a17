package dev.tern.cdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.ConnectorSpecification;

/** What every connector can say about itself, whichever way its data flows. */
public interface Connector {

  /** The name people call it by, for example {@code source-users}. */
  String name();

  /** How it is configured. */
  ConnectorSpecification spec();

  /**
   * What a configuration has to fit: the part of {@link #spec} that every command but that needs.
   */
  default JsonNode connectionSpecification() {
    return spec().getConnectionSpecification();
  }

  /**
   * Tries the configuration out.
   *
   * @throws dev.tern.cdk.error.ConfigException when the user has to change something (CMD-7)
   */
  void check(ObjectNode config) throws Exception;
}
