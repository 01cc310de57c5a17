package dev.tern.examples.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.ConformanceTables;
import dev.tern.testkit.connector.BadConfig;
import dev.tern.testkit.connector.ConnectorSubject;
import dev.tern.testkit.destination.DestinationStore;
import dev.tern.testkit.destination.Feature;
import dev.tern.testkit.destination.Outage;
import dev.tern.testkit.destination.Rejection;
import dev.tern.testkit.fault.FaultProxy;
import dev.tern.testkit.junit.DestinationConformance;
import dev.tern.testkit.suite.CommandConnector;
import dev.tern.testkit.suite.ProgramConnector;
import dev.tern.worker.connector.Connector;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every rule of a destination, on a real server. */
@ExtendWith(ServerForAll.class)
class PostgresConformanceTest extends DestinationConformance {

  private final PostgresServer server;
  private final FaultProxy proxy;

  PostgresConformanceTest(PostgresServer server) {
    this.server = server;
    this.proxy = FaultProxy.to("localhost", server.port());
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  @Override
  public Connector connector() {
    return ProgramConnector.of(PostgresDestination::new);
  }

  @Override
  public JsonNode config() {
    return server.json();
  }

  @Override
  public DestinationStore store() {
    ConformanceTables.Opening opening =
        () -> new ConformanceTables.Opened(new PostgresDialect(server.config()), () -> {});
    return new ConformanceTables(opening, opening, "public", "to_json(t)");
  }

  @Override
  public Set<Feature> features() {
    return EnumSet.allOf(Feature.class);
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
    ObjectNode nowhere = server.json().put("database", "nowhere");
    return List.of(new BadConfig("no such database", nowhere, "nowhere"));
  }

  /** The server is not reached for a while, in the middle of whatever it was doing. */
  @Override
  public Optional<Outage> outage() {
    ObjectNode config = server.json().put("port", proxy.port());
    return Optional.of(new Outage(config, proxy::refuse, proxy::restore));
  }

  @Override
  public Optional<Connector> process() {
    return Optional.of(CommandConnector.ofClass(PostgresDestination.class, "-Xmx256m"));
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
    return 100;
  }
}
