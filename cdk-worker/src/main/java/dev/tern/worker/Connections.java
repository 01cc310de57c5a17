package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.worker.Catalogs.Discovered;
import dev.tern.worker.store.Actor;
import dev.tern.worker.store.Connection;
import dev.tern.worker.store.Connection.NamespaceDefinition;
import dev.tern.worker.store.ConnectionTable;
import dev.tern.worker.sync.StreamMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is linked, and which streams go along. */
public final class Connections {

  private static final Found<Connection> BY_NAME =
      new Found<>("connection", Connection::name, Connection::id);

  private final Room room;
  private final Actors actors;
  private final Definitions definitions;
  private final Catalogs catalogs;

  Connections(Room room, Actors actors, Definitions definitions, Catalogs catalogs) {
    this.room = room;
    this.actors = actors;
    this.definitions = definitions;
    this.catalogs = catalogs;
  }

  /** Links two actors; the source is asked for its catalog, and all its streams go along. */
  public Connection create(String name, Actor source, Actor destination, StreamMapping mapping) {
    requireFree(name);
    Discovered offered = catalogs.discover(source);
    List<DestinationSyncMode> modes = modes(destination);
    List<StreamChoice> choices =
        offered.catalog().getStreams().stream()
            .map(stream -> StreamChoice.usual(stream, modes))
            .toList();
    Connection connection =
        new Connection(
            UUID.randomUUID(),
            name,
            source.id(),
            destination.id(),
            configured(offered, choices, modes),
            Optional.empty(),
            namespaces(mapping),
            mapping.format(),
            Optional.of(mapping.prefix()),
            Connection.Status.ACTIVE,
            Connection.ScheduleType.MANUAL,
            Optional.of(offered.id()),
            false,
            room.now(),
            room.now());
    room.store().run(handle -> new ConnectionTable(handle).insert(connection));
    return connection;
  }

  /**
   * Does something while no other process makes a connection: what it looks for and does not find
   * is not there until it has made it. For one thread of a process.
   *
   * @param waiting is told once which process makes one now, when one does
   */
  public <T> T makingAlone(Consumer<String> waiting, Supplier<T> work) {
    return room.store().alone("making", waiting, work);
  }

  private void requireFree(String name) {
    if (all().stream().anyMatch(connection -> connection.name().equals(name))) {
      throw new ConfigException(
          String.format("There is a connection '%s' already: choose another name.", name));
    }
  }

  private static NamespaceDefinition namespaces(StreamMapping mapping) {
    return switch (mapping.namespace()) {
      case SOURCE -> NamespaceDefinition.SOURCE;
      case DESTINATION -> NamespaceDefinition.DESTINATION;
      case CUSTOM_FORMAT -> NamespaceDefinition.CUSTOMFORMAT;
    };
  }

  /** What the destination of a connection can do; nothing when it does not say. */
  public List<DestinationSyncMode> modes(Connection connection) {
    return modes(actors.require(connection.destinationId()));
  }

  private List<DestinationSyncMode> modes(Actor destination) {
    return StreamChoice.orEmpty(
        Definitions.specification(definitions.require(destination.actorDefinitionId()))
            .getSupportedDestinationSyncModes());
  }

  /**
   * Chooses the streams that go along, by what the source offers now; the others stay behind, with
   * their states.
   *
   * @throws ConfigException when a choice does not fit the source or the destination
   */
  public Connection select(Connection connection, List<StreamChoice> choices) {
    Actor source = actors.require(connection.sourceId());
    Discovered offered = catalogs.discover(source);
    JsonNode catalog = configured(offered, choices, modes(connection));
    return change(
        connection, current -> current.withStreams(catalog, fieldSelection(choices), offered.id()));
  }

  private Connection change(Connection connection, UnaryOperator<Connection> change) {
    return room.whileLocked(
        connection,
        current -> {
          Connection changed = change.apply(current);
          room.store().run(handle -> new ConnectionTable(handle).update(changed, room.now()));
          return changed;
        });
  }

  private static JsonNode configured(
      Discovered offered, List<StreamChoice> choices, List<DestinationSyncMode> modes) {
    Map<StreamDescriptor, AirbyteStream> streams =
        offered.catalog().getStreams().stream()
            .collect(Collectors.toMap(StreamNames::of, Function.identity()));
    List<ConfiguredAirbyteStream> configured = new ArrayList<>();
    for (StreamChoice choice : choices) {
      AirbyteStream stream = streams.get(choice.stream());
      if (stream == null) {
        throw new ConfigException(
            String.format(
                "The source offers no stream %s: discover it again, or choose another.",
                StreamNames.text(choice.stream())));
      }
      configured.add(new CatalogSelection(stream, choice).configured(modes));
    }
    return ProtocolJson.mapper()
        .valueToTree(new ConfiguredAirbyteCatalog().withStreams(configured));
  }

  private static ObjectNode fieldSelection(List<StreamChoice> choices) {
    ObjectNode selected = ProtocolJson.mapper().createObjectNode();
    choices.forEach(
        choice -> selected.put(selectionKey(choice.stream()), choice.fields().isPresent()));
    return selected;
  }

  private static String selectionKey(StreamDescriptor stream) {
    String namespace = stream.getNamespace();
    return (namespace == null ? "" : namespace + ".") + stream.getName();
  }

  /** What goes along now, as choices that can be changed and given to {@link #select}. */
  public List<StreamChoice> choices(Connection connection) {
    return catalog(connection).getStreams().stream()
        .map(stream -> StreamChoice.of(stream, selectedFields(connection, stream)))
        .toList();
  }

  /** The fields that were chosen: those that were left in the stream's schema. */
  private static Optional<Set<String>> selectedFields(
      Connection connection, ConfiguredAirbyteStream stream) {
    Set<String> fields = new LinkedHashSet<>();
    stream
        .getStream()
        .getJsonSchema()
        .path("properties")
        .fieldNames()
        .forEachRemaining(fields::add);
    return connection
        .fieldSelectionData()
        .filter(selected -> selected.path(selectionKey(StreamNames.of(stream))).asBoolean())
        .map(selected -> fields);
  }

  /** How its streams are called at the destination, and which of their fields get there. */
  static StreamMapping mapping(Connection connection) {
    Map<StreamDescriptor, Set<String>> fields = new HashMap<>();
    catalog(connection)
        .getStreams()
        .forEach(
            stream ->
                selectedFields(connection, stream)
                    .ifPresent(chosen -> fields.put(StreamNames.of(stream), chosen)));
    StreamMapping names = connection.mapping();
    return new StreamMapping(names.namespace(), names.format(), names.prefix(), fields);
  }

  /** The configured catalog. */
  public static ConfiguredAirbyteCatalog catalog(Connection connection) {
    return Catalogs.configured(connection.catalog());
  }

  /** All, by name. */
  public List<Connection> all() {
    return room.store().transact(handle -> new ConnectionTable(handle).all());
  }

  /** The one with this name or id. */
  public Connection require(String nameOrId) {
    return BY_NAME.require(all(), nameOrId);
  }

  /** Deletes one; its row, its jobs and its states stay, the actors too. */
  public void delete(Connection connection) {
    change(connection, current -> current.withStatus(Connection.Status.DEPRECATED));
  }
}
