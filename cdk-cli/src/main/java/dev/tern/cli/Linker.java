package dev.tern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.worker.Definitions;
import dev.tern.worker.Worker;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.Connection;
import dev.tern.worker.sync.Side;
import dev.tern.worker.sync.StreamMapping;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes connections out of two references and two configurations, and finds those it made.
 *
 * @param worker keeps them
 * @param name of the connection
 * @param source a reference
 * @param destination a reference
 */
record Linker(Worker worker, String name, String source, String destination) {

  private static final int WORD = 40;

  /** The name that a connection gets when a person gives none. */
  static String usualName(String source, String destination) {
    return slug(source) + "-to-" + slug(destination);
  }

  private static String slug(String reference) {
    String plain =
        reference.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.length() <= WORD ? plain : plain.substring(plain.length() - WORD);
  }

  /** The connection with this name, if there is one. */
  Optional<Connection> find() {
    return worker.connections().all().stream()
        .filter(connection -> connection.name().equals(name))
        .findFirst();
  }

  /** Makes it. All its streams go along, as is usual. */
  Connection create(ObjectNode sourceConfig, ObjectNode destinationConfig, StreamMapping mapping) {
    if (name.isBlank()) {
      throw new ConfigException("A connection needs a name: give one that is not empty.");
    }
    if (find().isPresent()) {
      throw new ConfigException(
          "There is a connection '%s' already. Choose another name, or delete it first."
              .formatted(name));
    }
    Definitions.Pair both = worker.definitions().ensure(source, destination);
    requireSource(both.source());
    Actor from = worker.actors().create(both.source(), name, sourceConfig);
    try {
      Actor to = worker.actors().create(both.destination(), name, destinationConfig);
      return link(from, to, mapping);
    } catch (RuntimeException e) {
      worker.actors().delete(from);
      throw e;
    }
  }

  /** Two connectors in the wrong order are told, before their configurations are. */
  private void requireSource(ActorDefinition definition) {
    if (!definition.spec().path("supported_destination_sync_modes").isEmpty()) {
      throw new ConfigException(
          "The connector '%s' is a destination: write the source first, then the destination."
              .formatted(source));
    }
  }

  private Connection link(Actor from, Actor to, StreamMapping mapping) {
    try {
      return worker.connections().create(name, from, to, mapping);
    } catch (RuntimeException e) {
      worker.actors().delete(to);
      throw e;
    }
  }

  /**
   * Looks that a connection is one of these two.
   *
   * @throws ConfigException when it is one of others
   */
  void require(Connection connection) {
    require(connection, source, connection.sourceId());
    require(connection, destination, connection.destinationId());
  }

  private void require(Connection connection, String reference, UUID id) {
    Actor actor = worker.actors().require(id);
    ActorDefinition definition = worker.definitions().require(actor.actorDefinitionId());
    if (!definition.connectorReference().equals(reference)) {
      throw new ConfigException(
          "The connection '%s' is one of '%s', not of '%s'. Choose another name with --name."
              .formatted(connection.name(), definition.connectorReference(), reference));
    }
  }

  /** The configuration of a side of a connection as it was given, with its secrets in clear. */
  ObjectNode config(Connection connection, Side side) {
    return worker.actors().own(actor(connection, side));
  }

  private Actor actor(Connection connection, Side side) {
    return worker
        .actors()
        .require(side == Side.SOURCE ? connection.sourceId() : connection.destinationId());
  }
}
