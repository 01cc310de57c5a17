package dev.tern.cdk.destination;

import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.DestinationSyncMode;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the author of a destination extends.
 *
 * <p>Two methods have to be written: {@link #check} and {@link #open}. The kit parses the command
 * line, validates the configuration before any of them is called, reads stdin, makes batches, and
 * repeats a state once every record before it is durable. A destination is run with {@link
 * DestinationRunner}. All methods are called by one thread at a time.
 *
 * @param <C> the configuration: a record whose components become the options of the specification,
 *     or {@code JsonNode} with a hand-written {@code spec.json} beside the class
 */
public abstract class AbstractDestination<C> {

  /** For subclasses. */
  protected AbstractDestination() {}

  /**
   * Tries whether writing would work with this configuration, and leaves nothing behind.
   *
   * @throws dev.tern.cdk.error.ConfigException when the user has to change something; its message
   *     is what the user sees
   * @throws Exception for anything else: it is reported as a failure of the connector
   */
  protected abstract void check(C config) throws Exception;

  /**
   * Prepares a stream of the catalog for writing; called for every stream before the first record
   * is read.
   */
  protected abstract StreamWriter open(C config, WriteRequest request) throws Exception;

  /**
   * The sync modes there are: append unless overridden. They become {@code
   * supported_destination_sync_modes}; a catalog that asks for another is refused before anything
   * is touched (WRITE-9).
   */
  protected Set<DestinationSyncMode> syncModes() {
    return EnumSet.of(DestinationSyncMode.APPEND);
  }

  /**
   * Adds to what {@code spec} says beside the options: documentation URL and the like.
   *
   * @param derived the specification made from the configuration record or from {@code spec.json}
   */
  protected ConnectorSpecification spec(ConnectorSpecification derived) {
    return derived;
  }

  /**
   * Releases what {@link #check} or {@link #open} opened. Called once, after all writers, whatever
   * happened before.
   */
  protected void close() throws Exception {}
}
