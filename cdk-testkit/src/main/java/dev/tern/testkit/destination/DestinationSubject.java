package dev.tern.testkit.destination;

import dev.tern.testkit.connector.ConnectorSubject;
import dev.tern.worker.connector.Connector;
import java.util.Optional;
import java.util.Set;

/**
 * A destination the suite looks at, with all that its author declares. The connector, a
 * configuration and the store have to be given; everything else makes more rules checked.
 */
public interface DestinationSubject extends ConnectorSubject {

  /** The way to look into what it stores with that configuration. */
  DestinationStore store();

  /** What it can do beside the sync modes of its specification: nothing unless overridden. */
  default Set<Feature> features() {
    return Set.of();
  }

  /**
   * The same destination as a process, which can be killed; {@link #connector} itself when it is
   * one.
   */
  default Optional<Connector> process() {
    return Optional.empty();
  }

  /** The same destination as a process with the least memory it is meant to run in. */
  default Optional<Connector> inLittleMemory() {
    return Optional.empty();
  }

  /** A way to its store that can be disturbed. */
  default Optional<Outage> outage() {
    return Optional.empty();
  }

  /** A record that this destination refuses and tells so. */
  default Optional<Rejection> rejection() {
    return Optional.empty();
  }

  /** What the names of all streams of the suite begin with. */
  default String prefix() {
    return "tern_check";
  }

  /** The names of all places of the store, if it tells them. */
  @Override
  default Optional<String> storeContents() {
    try {
      return store().places().map(String::valueOf);
    } catch (Exception e) {
      throw new IllegalStateException("The places of the store cannot be listed.", e);
    }
  }

  /** How many streams a sync of many streams has. */
  default int manyStreams() {
    return 500;
  }

  /** How many fields a record of many fields has. */
  default int manyColumns() {
    return 1000;
  }
}
