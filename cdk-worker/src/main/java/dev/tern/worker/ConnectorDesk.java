package dev.tern.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.worker.connector.Connector;
import java.util.Optional;

/** What a worker asks connectors for outside a sync. Safe for any number of threads. */
public interface ConnectorDesk {

  /**
   * The connector that a reference names.
   *
   * @throws dev.tern.cdk.error.ConfigException when there is none
   */
  Connector connector(String reference);

  /** What a connector says of itself. */
  ConnectorSpecification spec(Connector connector);

  /**
   * What a source offers.
   *
   * @param config with its secrets in clear
   * @param spec what the configuration fits, and where its secrets are
   */
  Discovery discover(Connector connector, ObjectNode config, ConnectorSpecification spec);

  /**
   * The answer to a discover.
   *
   * @param config the configuration when the connector has changed it on the way
   */
  record Discovery(AirbyteCatalog catalog, Optional<ObjectNode> config) {}
}
