package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.testkit.connector.BadConfig;
import dev.tern.testkit.junit.SourceConformance;
import dev.tern.testkit.source.LateRecord;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteConformanceTest extends SourceConformance {

  @TempDir Path folder;

  private ObjectNode config = JsonNodeFactory.instance.objectNode();

  @BeforeEach
  void fill() throws SQLException {
    config = (ObjectNode) Shop.sqlite(folder, 40).run().config();
    config.put("page_rows", 7).put("workers", 1).put("password", "not used here");
  }

  @Override
  public Connector connector() {
    return ProgramConnector.of(DatabaseSource::new);
  }

  @Override
  public JsonNode config() {
    return config;
  }

  @Override
  public List<BadConfig> badConfigs() {
    ObjectNode nowhere = config.deepCopy().put("jdbc_url", "jdbc:sqlite:/no/such/file.db");
    return List.of(new BadConfig("a file that is not there", nowhere, "is not there"));
  }

  @Override
  public Map<String, List<String>> cursors() {
    return Map.of("orders", List.of("at"), "items", List.of("at"));
  }

  @Override
  public Optional<JsonNode> configWithWorkers(int workers) {
    return Optional.of(config.deepCopy().put("workers", workers));
  }

  /** It has the cursor of the last ones, which were read before it came. */
  @Override
  public Optional<LateRecord> lateRecord() {
    JsonNode late =
        JsonNodeFactory.instance.objectNode().put("id", 1000).put("name", "late").put("at", 5);
    return Optional.of(new LateRecord("orders", late, this::arrive));
  }

  private void arrive() {
    try (var connection = DriverManager.getConnection(config.path("jdbc_url").asText());
        var statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO orders VALUES (1000, 'late', 5)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
