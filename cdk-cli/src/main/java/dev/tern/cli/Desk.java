package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.worker.ConnectorDesk;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorCalls;
import dev.tern.worker.connector.ConnectorReferences;
import dev.tern.worker.connector.KnownSpecs;
import dev.tern.worker.store.ConfigSecrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks connectors, which are called by their references. What they log on the way is in the log of
 * this process. A connector is asked for its specification once, and not again as long as it stays
 * what it was.
 */
final class Desk implements ConnectorDesk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Map<String, ConnectorSpecification> specs = new ConcurrentHashMap<>();
  private final ConnectorCalls calls = ConnectorCalls.patient(Desk::log);
  private final Surroundings around;
  private final ConnectorReferences references;
  private final KnownSpecs known;

  Desk(Surroundings around, Path home) {
    this.around = around;
    this.references = references(around);
    this.known = new KnownSpecs(home.resolve("specs"));
  }

  /** How people call connectors here. */
  static ConnectorReferences references(Surroundings around) {
    Path root =
        Optional.ofNullable(around.environment().get("CDK_ROOT"))
            .map(Path::of)
            .orElse(around.folder());
    return new ConnectorReferences(around.folder(), root, around.out());
  }

  /** Whether a word names a connector here. */
  boolean knows(String word) {
    try {
      return !references.parse(word).reference().isEmpty();
    } catch (ConfigException e) {
      return false;
    }
  }

  @Override
  public Connector connector(String reference) {
    return references.parse(reference);
  }

  /** Several threads may ask at once, and none waits for what another one asks. */
  @Override
  public ConnectorSpecification spec(Connector connector) {
    ConnectorSpecification told = specs.get(connector.reference());
    if (told == null) {
      told = known.of(connector, calls::spec);
      specs.put(connector.reference(), told);
    }
    return told;
  }

  /** What a connector says of itself when it is asked now. */
  ConnectorSpecification ask(Connector connector) {
    return calls.spec(connector);
  }

  @Override
  public Discovery discover(Connector connector, ObjectNode config, ConnectorSpecification spec) {
    ConfigSecrets.requireClear(spec.getConnectionSpecification(), config);
    ConnectorCalls.Answer<AirbyteCatalog> answer = calls.discover(connector, config, spec);
    return new Discovery(answer.value(), answer.config());
  }

  /** Whether a connector can work with a configuration. What it warns of is shown. */
  ConnectorCalls.Answer<AirbyteConnectionStatus> check(Connector connector, ObjectNode config) {
    ConnectorSpecification spec = spec(connector);
    ConfigSecrets.requireClear(spec.getConnectionSpecification(), config);
    Warnings warnings = new Warnings(around.err()::println, "cdk.log");
    return ConnectorCalls.patient(
            line -> {
              log(line);
              warnings.take(connector.reference(), line);
            })
        .check(connector, config, spec);
  }

  private static void log(AirbyteLogMessage line) {
    LOG.info("{} {}", line.getLevel(), line.getMessage());
  }
}
