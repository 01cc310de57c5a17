package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.worker.connector.Connector;
import java.util.List;

/**
 * All that one attempt needs to know.
 *
 * @param source what is read
 * @param destination what is written
 * @param catalog as the user configured it, under the source's names, with {@code sync_id}, {@code
 *     generation_id} and {@code minimum_generation_id} set (P17)
 * @param states where the source goes on; empty from the beginning
 * @param mapping how streams are named at the destination
 * @param options times, bounds and strictness
 */
public record AttemptPlan(
    End source,
    End destination,
    ConfiguredAirbyteCatalog catalog,
    List<AirbyteStateMessage> states,
    StreamMapping mapping,
    SyncOptions options) {

  /** Keeps its own copy. */
  public AttemptPlan {
    states = List.copyOf(states);
  }

  /**
   * One end of the pipe.
   *
   * @param connector what is started
   * @param config with its secrets in clear
   * @param spec what the configuration has to fit, for CONTROL messages and for masking
   */
  public record End(Connector connector, ObjectNode config, ConnectorSpecification spec) {}
}
