package dev.tern.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.TransientException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteLogMessage;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.StoreLocation;
import dev.tern.worker.sync.AttemptPlan;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.StreamMapping;
import dev.tern.worker.sync.SyncJournal;
import dev.tern.worker.sync.SyncWatcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A worker on a real database, whose connectors answer what they are told to, and whose attempts
 * are the next in a queue.
 */
final class Lab implements AutoCloseable {

  /** A source with one stream of each sort. */
  static final String CATALOG =
      """
      {"streams": [
        {"name": "users", "json_schema": {"type": "object", "properties": {
            "id": {"type": "integer"}, "email": {"type": "string"}, "updated": {"type": "string"}}},
         "supported_sync_modes": ["full_refresh", "incremental"], "source_defined_cursor": true,
         "default_cursor_field": ["updated"], "source_defined_primary_key": [["id"]]},
        {"name": "teams", "json_schema": {"type": "object", "properties": {"id": {"type": "integer"}}},
         "supported_sync_modes": ["full_refresh"], "is_resumable": true},
        {"name": "logs", "namespace": "audit", "json_schema": {"type": "object", "properties": {}},
         "supported_sync_modes": ["full_refresh"]}]}
      """;

  static final String SPEC =
      """
      {"protocol_version": "0.2.0", "supportsRefreshes": true, "connectionSpecification": {
        "type": "object", "required": ["host"], "properties": {
          "host": {"type": "string"},
          "token": {"type": "string", "airbyte_secret": true}}}}
      """;

  final Deque<BiFunction<AttemptPlan, SyncJournal, AttemptResult>> script = new ArrayDeque<>();
  final List<AttemptPlan> plans = new ArrayList<>();
  final List<Duration> waits = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final List<String> said = new ArrayList<>();
  final StopSignal stop = new StopSignal();
  final Worker worker;
  String catalog = CATALOG;
  String spec = SPEC;
  Optional<ObjectNode> rotated = Optional.empty();
  SyncWatcher watcher = new Silent();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  Lab(StoreLocation location) {
    this(location, parts -> parts);
  }

  Lab(StoreLocation location, UnaryOperator<WorkerParts> change) {
    WorkerParts parts = WorkerParts.of(new Desk(), this::next);
    worker =
        Worker.open(
            location,
            change.apply(
                new WorkerParts(
                    parts.desk(), parts.runner(), parts.secrets(), new Ticking(), this::pause)));
  }

  private AttemptResult next(
      AttemptPlan plan, SyncJournal journal, SyncWatcher lookingOn, StopSignal signal) {
    plans.add(plan);
    said.forEach(
        text ->
            lookingOn.log(
                Side.SOURCE,
                new AirbyteLogMessage().withLevel(AirbyteLogMessage.Level.INFO).withMessage(text)));
    return script.remove().apply(plan, journal);
  }

  private boolean pause(Duration time, StopSignal signal) {
    waits.add(time);
    return !signal.requested();
  }

  /** Lets time go by. */
  synchronized void later(Duration time) {
    now = now.plus(time);
  }

  /** A connection with all streams of the catalog as most people want them. */
  Connection connection() {
    return connection("users to files");
  }

  Connection connection(String name) {
    Actor source = actor(Side.SOURCE, name);
    Actor destination = actor(Side.DESTINATION, name);
    return worker.connections().create(name, source, destination, StreamMapping.asInSource());
  }

  private Actor actor(Side side, String name) {
    String reference = side == Side.SOURCE ? "exec:source" : "exec:destination";
    return worker
        .actors()
        .create(
            worker.definitions().ensure(reference, side),
            name,
            object("{\"host\": \"h\", \"token\": \"first-token\"}"));
  }

  SyncOutcome run(Connection connection, SyncRequest request) {
    return worker.syncs().run(connection, request, watcher, stop);
  }

  /** A sync that does what it is told. */
  SyncOutcome sync(
      Connection connection, BiFunction<AttemptPlan, SyncJournal, AttemptResult> attempt) {
    script.add(attempt);
    return run(connection, SyncRequest.sync());
  }

  AttemptPlan lastPlan() {
    return plans.get(plans.size() - 1);
  }

  static JsonNode json(String text) {
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static ObjectNode object(String text) {
    return (ObjectNode) json(text);
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Answers for all connectors. */
  private final class Desk implements ConnectorDesk {
    @Override
    public Connector connector(String reference) {
      return new Named(reference);
    }

    @Override
    public ConnectorSpecification spec(Connector connector) {
      asked.add("spec " + connector.reference());
      return Definitions.read(json(spec), ConnectorSpecification.class);
    }

    @Override
    public Discovery discover(
        Connector connector, ObjectNode config, ConnectorSpecification known) {
      asked.add("discover " + config);
      if (catalog.isEmpty()) {
        throw new TransientException("The source is not there.");
      }
      return new Discovery(Definitions.read(json(catalog), AirbyteCatalog.class), rotated);
    }
  }

  /** A connector that only has a name: the attempts of a lab start none. */
  private record Named(String reference) implements Connector {
    @Override
    public ConnectorRun start(List<String> arguments) {
      throw new ConfigException("Attempts of a lab start no connector.");
    }
  }

  /** A clock that goes on by a second with every look. */
  private final class Ticking extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      synchronized (Lab.this) {
        now = now.plusSeconds(1);
        return now;
      }
    }
  }

  /** Looks on and says nothing. */
  static class Silent implements SyncWatcher {
    @Override
    public void log(Side side, AirbyteLogMessage line) {}

    @Override
    public void counted(StreamDescriptor stream, StreamCounts counts) {}

    @Override
    public void waited(long forSource, long forDestination, long inWorker) {}
  }
}
