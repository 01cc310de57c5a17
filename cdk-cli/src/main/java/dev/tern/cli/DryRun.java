package dev.tern.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.cli.StopSignal;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStateMessage;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Connections;
import dev.tern.worker.Worker;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.Connection;
import dev.tern.worker.sync.AttemptPlan;
import dev.tern.worker.sync.AttemptResult;
import dev.tern.worker.sync.Commit;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamCounts;
import dev.tern.worker.sync.StreamMapping;
import dev.tern.worker.sync.SyncJournal;
import dev.tern.worker.sync.SyncOptions;
import dev.tern.worker.sync.SyncWatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sync that stores nothing: the source is read from where the connection stands, what it sends
 * goes nowhere, and neither a state nor a job is kept. Only a configuration that the source changes
 * on the way is kept, as the old one may be void.
 */
record DryRun(Session session, Connection connection, List<StreamDescriptor> streams, long limit) {

  private static final String NOWHERE = "null:";

  Moved go(SyncOptions options, SyncWatcher watcher, StopSignal stop) {
    Connector nowhere = session.desk().connector(NOWHERE);
    AttemptPlan plan =
        new AttemptPlan(
            source(),
            new AttemptPlan.End(
                nowhere, ProtocolJson.mapper().createObjectNode(), session.desk().spec(nowhere)),
            catalog(),
            states(),
            StreamMapping.asInSource(),
            options.atMost(limit));
    Enough enough = new Enough(watcher, stop, limit, streams);
    AttemptResult result = session.running().run(plan, new Forgetting(), enough, stop);
    return new Moved(enough.judged(result), Optional.empty(), 1);
  }

  private AttemptPlan.End source() {
    Worker worker = session.worker();
    Actor actor = worker.actors().require(connection.sourceId());
    ActorDefinition definition = worker.definitions().require(actor.actorDefinitionId());
    return new AttemptPlan.End(
        session.desk().connector(definition.connectorReference()),
        worker.actors().config(actor),
        read(definition.spec(), ConnectorSpecification.class));
  }

  private ConfiguredAirbyteCatalog catalog() {
    List<ConfiguredAirbyteStream> wanted =
        Connections.catalog(connection).getStreams().stream()
            .filter(stream -> streams.contains(StreamNames.of(stream)))
            .map(stream -> stream.withSyncId(0L).withGenerationId(0L).withMinimumGenerationId(0L))
            .toList();
    return new ConfiguredAirbyteCatalog().withStreams(wanted);
  }

  private List<AirbyteStateMessage> states() {
    List<AirbyteStateMessage> states = new ArrayList<>();
    for (JsonNode state : session.worker().states().export(connection)) {
      states.add(read(state, AirbyteStateMessage.class));
    }
    return states;
  }

  private static <T> T read(JsonNode json, Class<T> type) {
    try {
      return ProtocolJson.mapper().treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new SystemException("The database holds a damaged " + type.getSimpleName() + ".", e);
    }
  }

  /** Keeps changed configurations and nothing else. */
  private final class Forgetting implements SyncJournal {

    @Override
    public void commit(Commit commit) {
      // it is a dry run
    }

    @Override
    public void configChanged(Side side, ObjectNode config) {
      Worker worker = session.worker();
      worker.actors().configure(worker.actors().require(connection.sourceId()), config);
    }

    @Override
    public void counted(StreamDescriptor stream, StreamCounts counts) {
      // the watcher has them
    }

    @Override
    public void heartbeat(Instant now) {
      // nobody looks for it
    }
  }
}
