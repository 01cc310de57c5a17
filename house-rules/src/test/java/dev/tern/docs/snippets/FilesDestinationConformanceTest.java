package dev.tern.docs.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tern.testkit.connector.BadConfig;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.junit.DestinationConformance;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class FilesDestinationConformanceTest extends DestinationConformance {
  @TempDir Path folder;

  @Override
  public Connector connector() {
    return ProgramConnector.of(FilesDestination::new);
  }

  @Override
  public JsonNode config() {
    return config(folder);
  }

  private static JsonNode config(Path folder) {
    return new ObjectMapper().valueToTree(Map.of("folder", folder.toString()));
  }

  @Override
  public List<BadConfig> badConfigs() {
    return List.of(new BadConfig("no folder", config(folder.resolve("nowhere")), "folder"));
  }

  @Override
  public DestinationStore store() {
    return new FilesStore(folder);
  }

  @Override
  public int manyStreams() {
    return 50;
  }
}
