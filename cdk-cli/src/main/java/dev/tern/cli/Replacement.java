package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.AirbyteConnectionStatus;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.Connection;
import dev.tern.worker.sync.Side;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Configurations that are to take the place of those of a saved connection. */
record Replacement(Session session, Connection connection, Map<Side, ObjectNode> configs) {

  /**
   * Keeps them, once their connectors have taken them all.
   *
   * @throws ConfigException when one is refused; then none is kept
   */
  void keep() {
    Map<Actor, ObjectNode> taken = new LinkedHashMap<>();
    try {
      configs.forEach((side, config) -> taken.put(actor(side), taken(actor(side), config)));
    } catch (ConfigException e) {
      String stays = " The configuration of '%s' stays as it was.".formatted(connection.name());
      throw new ConfigException(e.getMessage() + stays, e);
    }
    taken.forEach(session.worker().actors()::configure);
  }

  /** The configuration as its connector wants it to be kept. */
  private ObjectNode taken(Actor actor, ObjectNode config) {
    String reference = new ConnectionAnswer(session).reference(actor);
    ObjectNode whole = session.worker().actors().configAfter(actor, config);
    var answer = session.desk().check(session.connector(reference), whole);
    if (answer.value().getStatus() != AirbyteConnectionStatus.Status.SUCCEEDED) {
      String why =
          Optional.ofNullable(answer.value().getMessage())
              .orElse("It cannot work with the configuration.");
      throw new ConfigException(
          "The %s '%s': %s%s"
              .formatted(actor.actorType().word(), reference, why, why.endsWith(".") ? "" : "."));
    }
    return answer.config().orElse(config);
  }

  private Actor actor(Side side) {
    return session
        .worker()
        .actors()
        .require(side == Side.SOURCE ? connection.sourceId() : connection.destinationId());
  }
}
