package dev.tern.docs.snippets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tern.testkit.junit.SourceConformance;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.util.List;
import java.util.Map;

class GreetingsConformanceTest extends SourceConformance {
  @Override
  public Connector connector() {
    return ProgramConnector.of(GreetingsSource::new);
  }

  @Override
  public JsonNode config() {
    return new ObjectMapper().valueToTree(Map.of("names", List.of("Ada", "Zoë")));
  }

  @Override
  public Map<String, List<JsonNode>> expectedRecords() {
    return Map.of("greetings", List.of(greeting("Hello, Ada"), greeting("Hello, Zoë")));
  }

  private static JsonNode greeting(String text) {
    return new ObjectMapper().valueToTree(Map.of("text", text));
  }
}
