package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.cdk.spec.ConfigValidator;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.ConfigSecrets;
import dev.tern.worker.store.OAuthParameter;
import dev.tern.worker.store.OAuthParameterTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The OAuth parameters of connectors: given once, used by all actors of a connector in a workspace,
 * or in all workspaces. The most specific ones win, and what an actor says itself wins over them.
 *
 * <p>All their values are secrets. They are filled into a configuration when its connector runs,
 * and stored in no actor.
 */
public final class OAuthParameters {

  private static final UUID EVERYWHERE = new UUID(0, 0);

  private final Room room;

  OAuthParameters(Room room) {
    this.room = room;
  }

  /**
   * Sets the parameters of a connector; earlier ones of the same scope are replaced.
   *
   * @param workspace where they count; everywhere when it is missing
   * @throws ConfigException when the connector takes none, or others
   */
  public OAuthParameter set(
      ActorDefinition definition, Optional<UUID> workspace, ObjectNode parameters) {
    requirePlaces(definition.spec(), definition.name());
    Optional<OAuthParameter> before = find(definition, workspace);
    ObjectNode stored = before.map(OAuthParameter::configuration).orElseGet(parameters::objectNode);
    ObjectNode full = room.secrets().unmask(allSecret(), parameters, stored);
    requireFit(definition.spec(), full);
    ConfigSecrets.Split split =
        room.secrets().split(workspace.orElse(EVERYWHERE), allSecret(), full, stored);
    OAuthParameter parameter =
        new OAuthParameter(
            before.map(OAuthParameter::id).orElseGet(UUID::randomUUID),
            workspace,
            definition.id(),
            split.stored(),
            definition.actorType(),
            room.now());
    room.store()
        .run(
            handle -> {
              OAuthParameterTable table = new OAuthParameterTable(handle);
              table.delete(parameter.id());
              table.insert(parameter);
            });
    room.secrets().forget(split.obsolete());
    return parameter;
  }

  /**
   * Looks whether a connector takes these parameters; nothing is kept.
   *
   * @throws ConfigException when the connector takes none, or others
   */
  public static void require(ConnectorSpecification spec, String connector, ObjectNode parameters) {
    JsonNode json = ProtocolJson.mapper().valueToTree(spec);
    requirePlaces(json, connector);
    requireFit(json, parameters);
  }

  private static void requirePlaces(JsonNode spec, String connector) {
    if (OAuthPlaces.of(spec).none()) {
      throw new ConfigException(
          String.format(
              "The specification of '%s' has no place for OAuth parameters (advanced_auth): give"
                  + " these options in the configuration.",
              connector));
    }
  }

  private static void requireFit(JsonNode spec, ObjectNode parameters) {
    JsonNode input = OAuthPlaces.of(spec).input();
    if (input.isObject()) {
      new ConfigValidator(input).require(parameters);
    }
  }

  /** A schema by which every value is a secret. */
  private static JsonNode allSecret() {
    return ProtocolJson.mapper().createObjectNode().put("airbyte_secret", true);
  }

  /** All, the oldest first. */
  public List<OAuthParameter> all() {
    return room.store().transact(handle -> new OAuthParameterTable(handle).all());
  }

  /** Those of exactly this scope. */
  public Optional<OAuthParameter> find(ActorDefinition definition, Optional<UUID> workspace) {
    return room.store()
        .transact(handle -> new OAuthParameterTable(handle).find(definition.id(), workspace));
  }

  /** The values, masked, to be shown. */
  public ObjectNode shown(OAuthParameter parameter) {
    return ConfigSecrets.masked(parameter.configuration());
  }

  /** Takes some away, with their secrets. */
  public void delete(OAuthParameter parameter) {
    room.store().run(handle -> new OAuthParameterTable(handle).delete(parameter.id()));
    room.secrets().forget(ConfigSecrets.coordinates(parameter.configuration()));
  }

  /** A configuration as its connector gets it. */
  ObjectNode filled(ActorDefinition definition, UUID workspace, ObjectNode config) {
    return OAuthPlaces.of(definition.spec()).filled(config, effective(definition, workspace));
  }

  /** A configuration that came from its connector, as the actor's own. */
  ObjectNode stripped(ActorDefinition definition, UUID workspace, ObjectNode config) {
    return OAuthPlaces.of(definition.spec()).stripped(config, effective(definition, workspace));
  }

  /** The values that count for a connector in a workspace, in clear. */
  public ObjectNode effective(ActorDefinition definition, UUID workspace) {
    return room.store()
        .transact(handle -> new OAuthParameterTable(handle).effective(definition.id(), workspace))
        .map(found -> room.secrets().hydrate(found.configuration()))
        .orElseGet(() -> ProtocolJson.mapper().createObjectNode());
  }
}
