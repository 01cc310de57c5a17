package dev.tern.testkit.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.connector.ConnectorSubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the author of a source says about it.
 *
 * <p>Streams are told by their names as {@code discover} has them: another one is refused. A small
 * configuration, some hundred records in several streams with several states each, shows most in
 * the shortest time.
 */
public interface SourceSubject extends ConnectorSubject {

  /** Streams that have no record, with the reason (SRC-3). */
  default Map<String, String> emptyStreams() {
    return Map.of();
  }

  /** Fields that no record has, as {@code stream.field} (SRC-5). */
  default Set<String> unseenFields() {
    return Set.of();
  }

  /** The data of all records of some streams, in any order (SRC-26). */
  default Map<String, List<JsonNode>> expectedRecords() {
    return Map.of();
  }

  /** The cursors that a user chooses for streams without one of their own. */
  default Map<String, List<String>> cursors() {
    return Map.of();
  }

  /** How many records of a stream may come twice when a read goes on (SRC-10, SRC-11). */
  default Map<String, Integer> repeats() {
    return Map.of();
  }

  /** How large one state may be, in bytes (SRC-16). */
  default int stateLimit() {
    return 1 << 20;
  }

  /** A configuration that reads a stream by 10 000 partitions or more (SRC-16). */
  default Optional<JsonNode> partitionedConfig() {
    return Optional.empty();
  }

  /** The {@code catalog} that the version before printed (LINT-CAT-7). */
  default Optional<JsonNode> previousCatalog() {
    return Optional.empty();
  }

  /** A state file of an older version, to be migrated or refused (SRC-15). */
  default Optional<JsonNode> oldState() {
    return Optional.empty();
  }

  /** A state file far ahead of all records; one is made from a real state otherwise (SRC-14). */
  default Optional<JsonNode> futureState() {
    return Optional.empty();
  }

  /** A configuration that reads for a minute or longer (SRC-13, READ-14, SRC-23). */
  default Optional<JsonNode> longConfig() {
    return Optional.empty();
  }

  /** A configuration with which one stream fails (SRC-19). */
  default Optional<FailingStream> failingStream() {
    return Optional.empty();
  }

  /** A configuration with which the source waits for a rate limit (SRC-21). */
  default Optional<JsonNode> rateLimitedConfig() {
    return Optional.empty();
  }

  /** The configuration with a number of workers (SRC-22). */
  default Optional<JsonNode> configWithWorkers(int workers) {
    return Optional.empty();
  }

  /** Configurations with which the API behind the source has a fault each, by its name (SRC-20). */
  default Map<String, JsonNode> faultyConfigs() {
    return Map.of();
  }

  /** Records of odd values (SRC-24, TYPE-4). */
  default Optional<OddValues> oddValues() {
    return Optional.empty();
  }

  /** A record that arrives late (SRC-18). */
  default Optional<LateRecord> lateRecord() {
    return Optional.empty();
  }

  /** How many of the states of a read it is cut at: the first, the last, others by the seed. */
  default int cuts() {
    return 20;
  }

  /** How often a read is killed. */
  default int kills() {
    return 3;
  }

  /** How many reads with different numbers of workers are made (SRC-22). */
  default int shuffles() {
    return 20;
  }

  /** What chooses states to cut at, the moments of kills, and the numbers of workers. */
  default long seed() {
    return 1;
  }
}
