package dev.tern.testkit.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of a configured catalog in the making: generation 1, sync 42, append. */
final class StreamDraft {

  private final String name;
  private final @Nullable String namespace;
  private final ObjectNode configured = Json.object();
  private ObjectNode properties;

  StreamDraft(@Nullable String namespace, String name) {
    this.name = name;
    this.namespace = namespace;
    ObjectNode stream = configured.putObject("stream").put("name", name);
    if (namespace != null) {
      stream.put("namespace", namespace);
    }
    properties = stream.putObject("json_schema").put("type", "object").putObject("properties");
    stream.putArray("supported_sync_modes").add("full_refresh").add("incremental");
    configured.put("sync_mode", "incremental").put("destination_sync_mode", "append");
    configured.put("sync_id", 42);
    generation(1, 0);
  }

  /** Declares a field, with its schema as JSON or as a plain type. */
  StreamDraft field(String field, String type) {
    return field(field, type.startsWith("{") ? Json.object(type) : Json.object().put("type", type));
  }

  StreamDraft field(String field, JsonNode schema) {
    properties.set(field, schema);
    return this;
  }

  StreamDraft mode(String mode) {
    configured.put("destination_sync_mode", mode);
    return this;
  }

  /** Chooses the key: each part is a path with slashes. */
  StreamDraft key(String... paths) {
    ArrayNode key = configured.putArray("primary_key");
    for (String path : paths) {
      List.of(path.split("/", -1)).forEach(key.addArray()::add);
    }
    return this;
  }

  StreamDraft cursor(String field) {
    configured.putArray("cursor_field").add(field);
    return this;
  }

  StreamDraft generation(long generation, long minimum) {
    configured.put("generation_id", generation).put("minimum_generation_id", minimum);
    return this;
  }

  /** As a platform that knows no generations has it. */
  StreamDraft withoutGenerations() {
    configured.remove(List.of("generation_id", "minimum_generation_id", "sync_id"));
    return this;
  }

  /** Has a property nobody knows, at each level of the catalog's entry. */
  StreamDraft unknown(String property) {
    configured.put(property, 1);
    ((ObjectNode) configured.path("stream")).putObject(property).put("a", 1);
    return this;
  }

  String name() {
    return name;
  }

  @Nullable String namespace() {
    return namespace;
  }

  /** The names of the declared fields. */
  List<String> fields() {
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  ObjectNode configured() {
    return configured;
  }

  /** Name and namespace, the name under a key of choice. */
  ObjectNode named(String key) {
    ObjectNode named = Json.object().put(key, name);
    if (namespace != null) {
      named.put("namespace", namespace);
    }
    return named;
  }
}
