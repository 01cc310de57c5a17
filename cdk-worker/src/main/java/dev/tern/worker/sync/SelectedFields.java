package dev.tern.worker.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.catalog.StreamChecks;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which top-level fields of a record pass.
 *
 * <p>Those the user chose, with cursor and primary key; of any other stream all. As platforms do
 * it, of every stream those that its schema declares.
 */
final class SelectedFields {

  private final Map<StreamDescriptor, Set<String>> byStream = new HashMap<>();

  /**
   * The selection of a plan.
   *
   * @throws ConfigException when platforms could not select, as a schema declares no properties
   */
  SelectedFields(AttemptPlan plan) {
    for (ConfiguredAirbyteStream stream : plan.catalog().getStreams()) {
      StreamDescriptor name = StreamNames.of(stream);
      Set<String> chosen = plan.mapping().fields().get(name);
      if (chosen != null) {
        byStream.put(name, withKeys(chosen, stream));
      } else if (plan.options().platformLeniency()) {
        byStream.put(name, declared(stream, name));
      }
    }
  }

  private static Set<String> withKeys(Set<String> chosen, ConfiguredAirbyteStream stream) {
    Set<String> all = new HashSet<>(chosen);
    StreamChecks.primaryKey(stream).forEach(path -> all.addAll(path.subList(0, 1)));
    List<String> cursor = stream.getCursorField();
    List<String> offered = stream.getStream().getDefaultCursorField();
    Optional.ofNullable(cursor).ifPresent(path -> path.stream().limit(1).forEach(all::add));
    Optional.ofNullable(offered).ifPresent(path -> path.stream().limit(1).forEach(all::add));
    return all;
  }

  private static Set<String> declared(ConfiguredAirbyteStream stream, StreamDescriptor name) {
    JsonNode schema = stream.getStream().getJsonSchema();
    JsonNode properties = schema == null ? null : schema.get("properties");
    if (properties == null || !properties.isObject()) {
      throw new ConfigException(
          "The schema of stream "
              + StreamNames.text(name)
              + " declares no properties: a platform would not sync it. Declare them in the source.");
    }
    Set<String> names = new HashSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The fields that pass; nothing when all do. */
  Optional<Set<String>> of(StreamDescriptor stream) {
    return Optional.ofNullable(byStream.get(stream));
  }

  /** Whether all fields of all streams pass. */
  boolean all() {
    return byStream.isEmpty();
  }

  /** A schema without the fields that do not pass. */
  JsonNode narrowed(StreamDescriptor stream, JsonNode schema) {
    Set<String> passing = byStream.get(stream);
    if (passing == null || !(schema.get("properties") instanceof ObjectNode)) {
      return schema;
    }
    ObjectNode copy = schema.deepCopy();
    ((ObjectNode) copy.get("properties")).retain(passing);
    return copy;
  }
}
