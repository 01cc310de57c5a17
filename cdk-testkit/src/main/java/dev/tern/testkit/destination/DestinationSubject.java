package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.worker.connector.Connector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A destination the suite looks at, with all that its author declares. Three methods have to be
 * written; each of the others makes more rules checked.
 */
public interface DestinationSubject {

  /** The destination. */
  Connector connector();

  /** A configuration that works. */
  JsonNode config();

  /** The way to look into what it stores with that configuration. */
  DestinationStore store();

  /** What it can do beside the sync modes of its specification: nothing unless overridden. */
  default Set<Feature> features() {
    return Set.of();
  }

  /** Configurations that fit the specification and cannot work, such as a wrong password. */
  default List<BadConfig> badConfigs() {
    return List.of();
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

  /** How long a destination may take for anything that should not take long. */
  default Duration patience() {
    return Duration.ofSeconds(60);
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
