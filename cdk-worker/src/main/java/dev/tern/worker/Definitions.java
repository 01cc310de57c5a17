package dev.tern.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.worker.store.ActorDefinition;
import dev.tern.worker.store.ActorDefinition.ReleaseStage;
import dev.tern.worker.store.ActorDefinition.SourceType;
import dev.tern.worker.store.DefinitionTable;
import dev.tern.worker.sync.Refreshes;
import dev.tern.worker.sync.Side;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The connectors that are known, with what they say of themselves. */
public final class Definitions {

  private static final Found<ActorDefinition> BY_NAME =
      new Found<>("definition", ActorDefinition::name, ActorDefinition::id);

  private final Room room;
  private final Workspaces workspaces;

  Definitions(Room room, Workspaces workspaces) {
    this.room = room;
    this.workspaces = workspaces;
  }

  /** Makes a connector known under its reference, or finds it; it is asked for its spec. */
  public ActorDefinition ensure(String reference, Side side) {
    return all().stream()
        .filter(known -> known.connectorReference().equals(reference))
        .filter(known -> known.actorType() == side)
        .findFirst()
        .map(this::current)
        .orElseGet(() -> add(reference, side, reference));
  }

  /** The connectors of both sides. */
  public record Pair(ActorDefinition source, ActorDefinition destination) {}

  /** Makes two connectors known, or finds them; both are asked for their specs at once. */
  public Pair ensure(String source, String destination) {
    CompletableFuture<ActorDefinition> from = AtOnce.ask(() -> ensure(source, Side.SOURCE));
    CompletableFuture<ActorDefinition> to = AtOnce.ask(() -> ensure(destination, Side.DESTINATION));
    return new Pair(AtOnce.first(from, to), to.join());
  }

  /** Makes a connector known under a name; it is asked for its spec. */
  public ActorDefinition add(String reference, Side side, String name) {
    ConnectorSpecification spec = room.desk().spec(room.desk().connector(reference));
    ConnectorVersion version = ConnectorVersion.of(reference);
    ActorDefinition definition =
        new ActorDefinition(
                UUID.randomUUID(),
                name,
                side,
                version.repository(),
                version.tag(),
                reference,
                ProtocolJson.mapper().nullNode(),
                side == Side.SOURCE ? Optional.of(SourceType.CUSTOM) : Optional.empty(),
                ReleaseStage.CUSTOM,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                false,
                false,
                room.now())
            .told(version.tag(), json(spec), Refreshes.supported(spec));
    UUID workspace = workspaces.standard().id();
    room.store()
        .run(
            handle -> {
              DefinitionTable table = new DefinitionTable(handle);
              table.insert(definition);
              table.grant(definition.id(), workspace);
            });
    return definition;
  }

  /** The definition as its connector is now: it is asked again unless its version is the same. */
  public ActorDefinition current(ActorDefinition known) {
    ConnectorVersion version = ConnectorVersion.of(known.connectorReference());
    if (known.versioned() && version.tag().equals(known.dockerImageTag())) {
      return known;
    }
    ConnectorSpecification spec =
        room.desk().spec(room.desk().connector(known.connectorReference()));
    ActorDefinition now = known.told(version.tag(), json(spec), Refreshes.supported(spec));
    if (!now.equals(known)) {
      room.store().run(handle -> new DefinitionTable(handle).update(now, room.now()));
    }
    return now;
  }

  private static JsonNode json(ConnectorSpecification spec) {
    return ProtocolJson.mapper().valueToTree(spec);
  }

  /** All, by name. */
  public List<ActorDefinition> all() {
    return room.store().transact(handle -> new DefinitionTable(handle).all());
  }

  /** The one with this name or id. */
  public ActorDefinition require(String nameOrId) {
    return BY_NAME.require(all(), nameOrId);
  }

  /** The one with this id, deleted or not. */
  public ActorDefinition require(UUID id) {
    return room.store()
        .transact(handle -> new DefinitionTable(handle).find(id))
        .orElseThrow(() -> new SystemException("There is no definition " + id + "."));
  }

  /** Deletes one; what uses it stays. */
  public void delete(ActorDefinition definition) {
    room.store().run(handle -> new DefinitionTable(handle).bury(definition.id(), room.now()));
  }

  /** What a connector says of itself, as the message it was. */
  static ConnectorSpecification specification(ActorDefinition definition) {
    return read(definition.spec(), ConnectorSpecification.class);
  }

  static <T> T read(JsonNode json, Class<T> type) {
    try {
      return ProtocolJson.mapper().treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new SystemException("The database holds a damaged " + type.getSimpleName() + ".", e);
    }
  }
}
