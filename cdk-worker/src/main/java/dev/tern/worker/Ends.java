package dev.tern.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Job;
import dev.tern.worker.sync.AttemptPlan.End;
import dev.tern.worker.sync.Side;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Both ends of a pipe, ready to be started. */
final class Ends {

  private static final String NOTHING = "clear:";

  private final Room room;
  private final Actors actors;
  private final Definitions definitions;

  Ends(Room room, Actors actors, Definitions definitions) {
    this.room = room;
    this.actors = actors;
    this.definitions = definitions;
  }

  /**
   * Both ends.
   *
   * @param supportsRefreshes whether the destination keeps generations apart
   */
  record Pair(End source, End destination, boolean supportsRefreshes) {}

  /** The ends of a connection as they are configured now; to clear, the source has nothing. */
  Pair of(Connection connection, Job.Kind kind, boolean all) {
    Actor destination = actors.require(connection.destinationId());
    CompletableFuture<ActorDefinition> asked = AtOnce.ask(() -> definition(destination));
    CompletableFuture<End> source =
        kind == Job.Kind.RESET_CONNECTION
            ? CompletableFuture.completedFuture(nothing(all))
            : AtOnce.ask(() -> end(actors.require(connection.sourceId())));
    ActorDefinition definition = AtOnce.first(asked, source);
    return new Pair(source.join(), end(destination, definition), definition.supportsRefreshes());
  }

  private ActorDefinition definition(Actor actor) {
    return definitions.current(definitions.require(actor.actorDefinitionId()));
  }

  private End end(Actor actor) {
    return end(actor, definition(actor));
  }

  private End end(Actor actor, ActorDefinition definition) {
    return new End(
        room.desk().connector(definition.connectorReference()),
        actors.config(actor),
        Definitions.specification(definition));
  }

  private End nothing(boolean all) {
    ObjectNode open = ProtocolJson.mapper().createObjectNode().put("type", "object");
    return new End(
        room.desk().connector(NOTHING),
        ProtocolJson.mapper().createObjectNode().put("all", all),
        new ConnectorSpecification().withConnectionSpecification(open));
  }

  /** Keeps a configuration that a connector of the connection has changed. */
  void changed(Connection connection, Side side, ObjectNode config) {
    UUID id = side == Side.SOURCE ? connection.sourceId() : connection.destinationId();
    actors.configure(actors.require(id), config);
  }
}
