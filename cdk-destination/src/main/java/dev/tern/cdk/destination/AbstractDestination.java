package dev.tern.cdk.destination;

import dev.tern.cdk.cli.ConnectorProgram;
import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.DestinationSyncMode;

/**
 * What the author of a destination extends.
 *
 * <p>Two methods have to be written: {@link #check} and {@link #open}. The kit parses the command
 * line, validates the configuration before any of them is called, reads stdin, makes batches, and
 * repeats a state once every record before it is durable. A destination is run with {@link
 * DestinationRunner}. All methods are called by one thread; the writers of different streams are
 * called by several.
 *
 * @param <C> the configuration: a record whose components become the options of the specification,
 *     or {@code JsonNode} with a hand-written {@code spec.json} beside the class
 */
public abstract class AbstractDestination<C> implements ConnectorProgram {

  /** For subclasses. */
  protected AbstractDestination() {}

  @Override
  public final int run(String[] arguments, StandardStreams streams, StopSignal stop) {
    return DestinationRunner.run(this, arguments, streams, stop);
  }

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
   * What the destination can do: append unless overridden. A catalog that asks for anything else is
   * refused before anything is touched (WRITE-9).
   */
  protected Capabilities capabilities() {
    return Capabilities.of(DestinationSyncMode.APPEND);
  }

  /** How much is kept in memory, and how long, before it is written. */
  protected BatchLimits batchLimits(C config) {
    return BatchLimits.usual();
  }

  /** How many streams are written at the same time: one per core, at least two. */
  protected int concurrency(C config) {
    return Math.max(2, Runtime.getRuntime().availableProcessors());
  }

  /**
   * How often a batch is written, or a stream completed, that failed with a {@link
   * dev.tern.cdk.error.TransientException}.
   */
  protected RetryPolicy retryPolicy(C config) {
    return RetryPolicy.usual();
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
