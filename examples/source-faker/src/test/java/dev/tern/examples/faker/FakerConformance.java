package dev.tern.examples.faker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.junit.SourceConformance;
import java.util.Optional;

/** What is said about the source, however it is started. */
abstract class FakerConformance extends SourceConformance {

  private static final int MANY = 10_000;

  @Override
  public ObjectNode config() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("count", 60)
        .put("streams", 2)
        .put("checkpoint_every", 7)
        .put("workers", 1);
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
