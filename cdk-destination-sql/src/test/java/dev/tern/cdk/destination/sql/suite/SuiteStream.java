package dev.tern.cdk.destination.sql.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.util.List;

/** A stream of a catalog in the making. */
public final class SuiteStream {

  private final ObjectNode configured = JsonNodeFactory.instance.objectNode();
  private final ObjectNode properties;

  /** A stream without fields that appends, in generation 1. */
  public SuiteStream(String name) {
    ObjectNode stream = configured.putObject("stream");
    stream.put("name", name);
    ObjectNode schema = stream.putObject("json_schema").put("type", "object");
    properties = schema.putObject("properties");
    stream.putArray("supported_sync_modes").add("full_refresh").add("incremental");
    configured.put("sync_mode", "incremental").put("destination_sync_mode", "append");
    configured.put("sync_id", 42);
    generation(1, 0);
  }

  /** Declares a field, with its schema as JSON or as a plain type. */
  public SuiteStream field(String name, String type) {
    properties.set(name, json(type.startsWith("{") ? type : "{\"type\":\"" + type + "\"}"));
    return this;
  }

  /** Puts the stream into a namespace. */
  public SuiteStream namespace(String namespace) {
    ((ObjectNode) configured.path("stream")).put("namespace", namespace);
    return this;
  }

  /** Chooses the destination sync mode. */
  public SuiteStream mode(String mode) {
    configured.put("destination_sync_mode", mode);
    return this;
  }

  /** Chooses the key: each part is a path with dots. */
  public SuiteStream key(String... paths) {
    ArrayNode key = configured.putArray("primary_key");
    for (String path : paths) {
      List.of(path.split("\\.", -1)).forEach(key.addArray()::add);
    }
    return this;
  }

  /** Chooses the cursor: a path with dots. */
  public SuiteStream cursor(String path) {
    List.of(path.split("\\.", -1)).forEach(configured.putArray("cursor_field")::add);
    return this;
  }

  /** Chooses generation and minimum generation. */
  public SuiteStream generation(long generation, long minimum) {
    configured.put("generation_id", generation).put("minimum_generation_id", minimum);
    return this;
  }

  /** What the catalog says. */
  public ObjectNode configured() {
    return configured;
  }

  String name() {
    return configured.path("stream").path("name").asText();
  }

  static JsonNode json(String text) {
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
