package dev.tern.examples.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.connector.BadConfig;
import dev.tern.testkit.connector.ConnectorSubject;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.Feature;
import dev.tern.testkit.destination.Rejection;
import dev.tern.testkit.junit.DestinationConformance;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of a destination. */
class JsonlConformanceTest extends DestinationConformance {

  @TempDir Path folder;

  @Override
  public Connector connector() {
    return ProgramConnector.of(JsonlDestination::new);
  }

  @Override
  public JsonNode config() {
    return path(folder.resolve("store").toString());
  }

  private static ObjectNode path(String path) {
    return JsonNodeFactory.instance.objectNode().put("path", path);
  }

  @Override
  public DestinationStore store() {
    return new JsonlStore(folder.resolve("store"));
  }

  @Override
  public Set<Feature> features() {
    return EnumSet.of(Feature.REFRESHES, Feature.HARD_DELETES, Feature.METADATA);
  }

  /** The specification is kept beside the tests; a change of it is made twice. */
  @Override
  public Optional<JsonNode> keptSpecification() {
    return ConnectorSubject.kept(Path.of("src/test/resources/specification.json"));
  }

  @Override
  public Optional<JsonNode> previousSpecification() {
    return keptSpecification();
  }

  @Override
  public List<BadConfig> badConfigs() {
    return List.of(new BadConfig("a folder in a device", path("/dev/null/store"), "path"));
  }

  @Override
  public Optional<Connector> process() {
    return Optional.of(CommandConnector.ofClass(JsonlDestination.class, "-Xmx128m"));
  }

  @Override
  public Optional<Connector> inLittleMemory() {
    return Optional.of(CommandConnector.ofClass(JsonlDestination.class, "-Xmx256m"));
  }

  @Override
  public Optional<Rejection> rejection() {
    return Optional.of(Rejection.ofUnknownUpdate());
  }

  @Override
  public int manyStreams() {
    return 200;
  }
}
