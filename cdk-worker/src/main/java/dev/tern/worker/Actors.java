package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.spec.ConfigValidator;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.ActorTable;
import dev.tern.worker.store.ConfigSecrets;
import dev.tern.worker.store.DefinitionTable;
import dev.tern.worker.sync.Side;
import java.util.List;
import java.util.UUID;

/**
 * The configured sources and destinations.
 *
 * <p>Their configurations are stored with references in the place of secrets, and are in clear only
 * for a connector that runs.
 */
public final class Actors {

  private final Room room;
  private final Workspaces workspaces;
  private final Definitions definitions;
  private final OAuthParameters parameters;

  Actors(Room room, Workspaces workspaces, Definitions definitions, OAuthParameters parameters) {
    this.room = room;
    this.workspaces = workspaces;
    this.definitions = definitions;
    this.parameters = parameters;
  }

  /**
   * Makes one.
   *
   * @throws dev.tern.cdk.error.ConfigException when the configuration does not fit the spec
   */
  public Actor create(ActorDefinition definition, String name, ObjectNode config) {
    UUID workspace = workspaces.standard().id();
    JsonNode schema = schema(definition);
    requireGranted(definition, workspace);
    ObjectNode nothing = config.objectNode();
    ObjectNode own = own(definition, workspace, room.secrets().unmask(schema, config, nothing));
    ConfigSecrets.Split split = room.secrets().split(workspace, schema, own, nothing);
    Actor actor =
        new Actor(
            UUID.randomUUID(),
            workspace,
            definition.id(),
            name,
            split.stored(),
            definition.actorType(),
            false,
            room.now());
    room.store().run(handle -> new ActorTable(handle).insert(actor));
    return actor;
  }

  /** What of a configuration is the actor's own, when it fits the spec with the rest. */
  private ObjectNode own(ActorDefinition definition, UUID workspace, ObjectNode config) {
    ObjectNode own = parameters.stripped(definition, workspace, config);
    try {
      new ConfigValidator(schema(definition))
          .require(parameters.filled(definition, workspace, own));
    } catch (ConfigException e) {
      String whose = definition.actorType().word() + " '" + definition.connectorReference() + "'";
      throw new ConfigException("The " + whose + ": " + e.getMessage(), e);
    }
    return own;
  }

  private void requireGranted(ActorDefinition definition, UUID workspace) {
    boolean granted =
        room.store().transact(handle -> new DefinitionTable(handle).granted(definition, workspace));
    if (!granted) {
      throw new ConfigException(
          String.format(
              "The workspace may not use definition '%s': add it for this workspace.",
              definition.name()));
    }
  }

  /**
   * Replaces the configuration of one; a masked secret stays what it is.
   *
   * @throws dev.tern.cdk.error.ConfigException when it does not fit the spec
   */
  public synchronized Actor configure(Actor actor, ObjectNode config) {
    Actor before = require(actor.id());
    JsonNode schema = schema(definitions.require(actor.actorDefinitionId()));
    ObjectNode own = own(before, config);
    ConfigSecrets.Split split =
        room.secrets().split(actor.workspaceId(), schema, own, before.configuration());
    room.store()
        .run(handle -> new ActorTable(handle).configure(actor.id(), split.stored(), room.now()));
    room.secrets().forget(split.obsolete());
    return require(actor.id());
  }

  /**
   * What the connector of an actor would get under another configuration, which is not kept.
   *
   * @throws dev.tern.cdk.error.ConfigException when it does not fit the spec
   */
  public ObjectNode configAfter(Actor actor, ObjectNode config) {
    ActorDefinition definition = definitions.require(actor.actorDefinitionId());
    return parameters.filled(definition, actor.workspaceId(), own(require(actor.id()), config));
  }

  private ObjectNode own(Actor actor, ObjectNode config) {
    ActorDefinition definition = definitions.require(actor.actorDefinitionId());
    return own(
        definition,
        actor.workspaceId(),
        room.secrets().unmask(schema(definition), config, actor.configuration()));
  }

  /**
   * The configuration with its secrets in clear and the OAuth parameters of its connector, for a
   * connector that runs.
   */
  public ObjectNode config(Actor actor) {
    ActorDefinition definition = definitions.require(actor.actorDefinitionId());
    return parameters.filled(definition, actor.workspaceId(), own(actor));
  }

  /** The configuration as it was given, with its secrets in clear. */
  public ObjectNode own(Actor actor) {
    return room.secrets().hydrate(require(actor.id()).configuration());
  }

  /** The configuration with its secrets masked, to be shown. */
  public ObjectNode shown(Actor actor) {
    return ConfigSecrets.masked(actor.configuration());
  }

  /** All of a side, by name. */
  public List<Actor> all(Side side) {
    return room.store().transact(handle -> new ActorTable(handle).all()).stream()
        .filter(actor -> actor.actorType() == side)
        .toList();
  }

  /** The one of a side with this name or id. */
  public Actor require(Side side, String nameOrId) {
    String noun = side == Side.SOURCE ? "source" : "destination";
    return new Found<>(noun, Actor::name, Actor::id).require(all(side), nameOrId);
  }

  /** The one with this id, deleted or not. */
  public Actor require(UUID id) {
    return room.store()
        .transact(handle -> new ActorTable(handle).find(id))
        .orElseThrow(() -> new SystemException("There is no actor " + id + "."));
  }

  /** Deletes one with its secrets; its row stays. */
  public void delete(Actor actor) {
    ObjectNode stored = require(actor.id()).configuration();
    room.store().run(handle -> new ActorTable(handle).bury(actor.id(), room.now()));
    room.secrets().forget(ConfigSecrets.coordinates(stored));
  }

  static JsonNode schema(ActorDefinition definition) {
    return definition.spec().path("connectionSpecification");
  }
}
