package dev.tern.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is different between two catalogs of a source.
 *
 * <p>A change breaks a connection when it takes away the cursor of an incremental stream or a part
 * of the key of a deduplicated one, or when the source changes that key.
 */
public record CatalogDiff(List<Change> changes) {

  /** Keeps its own copy. */
  public CatalogDiff {
    changes = List.copyOf(changes);
  }

  /** What happened to a stream or a field. */
  public enum Kind {
    ADD_STREAM,
    REMOVE_STREAM,
    ADD_FIELD,
    REMOVE_FIELD,
    UPDATE_FIELD,
    CHANGE_PRIMARY_KEY
  }

  /**
   * One difference.
   *
   * @param field the path of the field; empty when it is the whole stream
   * @param breaking whether the connection cannot go on as it is
   */
  public record Change(Kind kind, StreamDescriptor stream, List<String> field, boolean breaking) {

    /** Keeps its own copy. */
    public Change {
      field = List.copyOf(field);
    }

    /** The change as a clause, for example {@code 'users' lost field 'email'}. */
    @Override
    public String toString() {
      String name = StreamNames.text(stream);
      String path = "'" + String.join(".", field) + "'";
      String clause =
          switch (kind) {
            case ADD_STREAM -> "stream " + name + " is new";
            case REMOVE_STREAM -> "stream " + name + " is gone";
            case ADD_FIELD -> name + " got field " + path;
            case REMOVE_FIELD -> name + " lost field " + path;
            case UPDATE_FIELD -> name + " has another type for field " + path;
            case CHANGE_PRIMARY_KEY -> name + " has another primary key";
          };
      return breaking ? clause + " (breaking)" : clause;
    }
  }

  /** Whether a person has to look before the next sync. */
  public boolean breaking() {
    return changes.stream().anyMatch(Change::breaking);
  }

  /** The differences, stream by stream in the order of the catalogs. */
  public static CatalogDiff between(
      AirbyteCatalog before, AirbyteCatalog after, ConfiguredAirbyteCatalog configured) {
    Map<StreamDescriptor, AirbyteStream> old = byName(before);
    Map<StreamDescriptor, AirbyteStream> now = byName(after);
    List<Change> changes = new ArrayList<>();
    old.forEach(
        (name, stream) -> {
          if (now.containsKey(name)) {
            compare(stream, now.get(name), find(configured, name), changes);
          } else {
            changes.add(new Change(Kind.REMOVE_STREAM, name, List.of(), false));
          }
        });
    now.keySet().stream()
        .filter(name -> !old.containsKey(name))
        .forEach(name -> changes.add(new Change(Kind.ADD_STREAM, name, List.of(), false)));
    return new CatalogDiff(changes);
  }

  private static Map<StreamDescriptor, AirbyteStream> byName(AirbyteCatalog catalog) {
    Map<StreamDescriptor, AirbyteStream> streams = new LinkedHashMap<>();
    catalog.getStreams().forEach(stream -> streams.put(StreamNames.of(stream), stream));
    return streams;
  }

  private static Optional<ConfiguredAirbyteStream> find(
      ConfiguredAirbyteCatalog configured, StreamDescriptor name) {
    return configured.getStreams().stream()
        .filter(stream -> StreamNames.of(stream).equals(name))
        .findFirst();
  }

  private static void compare(
      AirbyteStream before,
      AirbyteStream after,
      Optional<ConfiguredAirbyteStream> configured,
      List<Change> changes) {
    StreamDescriptor name = StreamNames.of(before);
    Map<List<String>, JsonNode> old = fields(before);
    Map<List<String>, JsonNode> now = fields(after);
    old.forEach(
        (path, schema) -> {
          if (!now.containsKey(path)) {
            boolean breaking = configured.filter(stream -> needs(stream, path)).isPresent();
            changes.add(new Change(Kind.REMOVE_FIELD, name, path, breaking));
          } else if (!shallow(schema).equals(shallow(now.get(path)))) {
            changes.add(new Change(Kind.UPDATE_FIELD, name, path, false));
          }
        });
    now.keySet().stream()
        .filter(path -> !old.containsKey(path))
        .forEach(path -> changes.add(new Change(Kind.ADD_FIELD, name, path, false)));
    List<List<String>> key = StreamChoice.orEmpty(after.getSourceDefinedPrimaryKey());
    if (!key.equals(StreamChoice.orEmpty(before.getSourceDefinedPrimaryKey()))) {
      boolean breaking =
          !key.isEmpty() && configured.filter(stream -> otherKey(stream, key)).isPresent();
      changes.add(new Change(Kind.CHANGE_PRIMARY_KEY, name, List.of(), breaking));
    }
  }

  private static boolean needs(ConfiguredAirbyteStream stream, List<String> path) {
    boolean cursor =
        stream.getSyncMode() == SyncMode.INCREMENTAL
            && StreamChoice.orEmpty(stream.getCursorField()).equals(path);
    return cursor
        || (deduplicated(stream) && StreamChoice.orEmpty(stream.getPrimaryKey()).contains(path));
  }

  private static boolean otherKey(ConfiguredAirbyteStream stream, List<List<String>> key) {
    return deduplicated(stream)
        && !Set.copyOf(StreamChoice.orEmpty(stream.getPrimaryKey())).equals(Set.copyOf(key));
  }

  private static boolean deduplicated(ConfiguredAirbyteStream stream) {
    return stream.getDestinationSyncMode() == DestinationSyncMode.APPEND_DEDUP;
  }

  /** The fields of a stream with their schemas, nested ones by path; alternatives are one field. */
  private static Map<List<String>, JsonNode> fields(AirbyteStream stream) {
    Map<List<String>, JsonNode> fields =
        new TreeMap<>(Comparator.comparing(path -> String.join("\0", path)));
    collect(stream.getJsonSchema(), List.of(), fields);
    return fields;
  }

  private static void collect(
      JsonNode schema, List<String> above, Map<List<String>, JsonNode> fields) {
    if (schema.has("oneOf")) {
      return;
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      List<String> path = new ArrayList<>(above);
      path.add(property.getKey());
      fields.put(path, property.getValue());
      collect(property.getValue(), path, fields);
    }
  }

  /** A schema without the fields below it, which are compared for themselves. */
  private static JsonNode shallow(JsonNode schema) {
    return schema instanceof ObjectNode object && !schema.has("oneOf")
        ? object.deepCopy().without("properties")
        : schema;
  }
}
