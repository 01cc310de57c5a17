package dev.tern.examples.faker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.junit.SourceConformance;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.util.Optional;

class FakerConformanceTest extends SourceConformance {

  @Override
  public Connector connector() {
    return ProgramConnector.of(FakerSource::new);
  }

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
  public Optional<JsonNode> longConfig() {
    return Optional.of(config().put("count", 100_000_000));
  }
}
