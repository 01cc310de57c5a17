package dev.tern.examples.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.ConformanceTables;
import dev.tern.cdk.destination.sql.ConformanceTables.Opened;
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
class DuckDbConformanceTest extends DestinationConformance {

  @TempDir Path folder;

  @Override
  public Connector connector() {
    return ProgramConnector.of(DuckDbDestination::new);
  }

  @Override
  public JsonNode config() {
    return path(warehouse().file());
  }

  private Warehouse warehouse() {
    return new Warehouse(folder);
  }

  private static ObjectNode path(Path path) {
    return JsonNodeFactory.instance.objectNode().put("path", path.toString());
  }

  /** A copy is read, because the file belongs to the destination while it runs. */
  @Override
  public DestinationStore store() {
    return new ConformanceTables(
        () -> open(warehouse().copy().file()),
        () -> open(warehouse().file()),
        "main",
        "to_json(t)");
  }

  private static Opened open(Path path) {
    DuckDbFile file = DuckDbFile.open(path);
    return new Opened(new DuckDbDialect(file), file::close);
  }

  /** Only one process at a time has the file. */
  @Override
  public Set<Feature> features() {
    return EnumSet.complementOf(EnumSet.of(Feature.CONCURRENT_SYNCS));
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
    return List.of(new BadConfig("a folder", path(folder), "folder"));
  }

  @Override
  public Optional<Connector> process() {
    return Optional.of(CommandConnector.ofClass(DuckDbDestination.class, "-Xmx256m"));
  }

  @Override
  public Optional<Connector> inLittleMemory() {
    return process();
  }

  @Override
  public Optional<Rejection> rejection() {
    return Optional.of(Rejection.ofUnknownUpdate());
  }

  @Override
  public int manyStreams() {
    return 10;
  }

  @Override
  public int manyColumns() {
    return 300;
  }
}
