package dev.tern.examples.faker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.junit.SourceConformance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** What is said about the source, however it is started. */
abstract class FakerConformance extends SourceConformance {

  private static final int MANY = 10_000;
  private static final int COUNT = 60;
  private static final long SEED = 42;
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  @Override
  public ObjectNode config() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("count", COUNT)
        .put("streams", 2)
        .put("checkpoint_every", 7)
        .put("workers", 1);
  }

  @Override
  public Map<String, List<JsonNode>> expectedRecords() {
    return Map.of("records_1", records(1), "records_2", records(2));
  }

  /** Three in a row are of one second. */
  private static List<JsonNode> records(int stream) {
    return LongStream.rangeClosed(1, COUNT)
        .<JsonNode>mapToObj(
            id ->
                Profile.SMALL
                    .body(SEED, Profile.body(stream, id))
                    .put("id", id)
                    .put("updated_at", START.plusSeconds((id - 1) / 3).toString()))
        .toList();
  }

  @Override
  public Optional<JsonNode> configWithWorkers(int workers) {
    return Optional.of(config().put("workers", workers));
  }

  @Override
  public Optional<JsonNode> partitionedConfig() {
    return Optional.of(
        config()
            .put("count", MANY)
            .put("partitions", MANY)
            .put("streams", 1)
            .put("checkpoint_every", 1000)
            .put("workers", 4));
  }

  @Override
  public Optional<JsonNode> longConfig() {
    return Optional.of(config().put("count", 100_000_000));
  }
}
