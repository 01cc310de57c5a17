package dev.tern.cdk.destination.sql.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.ProtocolJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words a platform says to a destination. */
public final class Lines {

  private static final String EXTRACTED = "1700000000123";

  private Lines() {}

  public static String record(String stream, String data) {
    return record(null, stream, data);
  }

  public static String record(@Nullable String namespace, String stream, String data) {
    return line(
        "RECORD",
        "record",
        named(namespace, stream, "stream") + ",\"emitted_at\":" + EXTRACTED + ",\"data\":" + data);
  }

  public static String state(String stream, int number) {
    return line(
        "STATE",
        "state",
        "\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{"
            + named(null, stream, "name")
            + "},\"stream_state\":{\"n\":"
            + number
            + "}}");
  }

  public static String complete(String stream) {
    return complete(null, stream);
  }

  public static String complete(@Nullable String namespace, String stream) {
    return line(
        "TRACE",
        "trace",
        "\"type\":\"STREAM_STATUS\",\"emitted_at\":1.0,\"stream_status\":{\"status\":\"COMPLETE\","
            + "\"stream_descriptor\":{"
            + named(namespace, stream, "name")
            + "}}");
  }

  /** A stream of a catalog, with properties as {@code "id":{"type":"integer"}}. */
  public static ObjectNode append(String name, String properties) {
    return stream(null, name, properties, "append");
  }

  public static ObjectNode overwrite(String name, String properties) {
    return stream(null, name, properties, "overwrite");
  }

  public static ObjectNode stream(
      @Nullable String namespace, String name, String properties, String syncMode) {
    ObjectNode configured = JsonNodeFactory.instance.objectNode();
    ObjectNode stream = configured.putObject("stream");
    stream.put("name", name);
    if (namespace != null) {
      stream.put("namespace", namespace);
    }
    stream.set("json_schema", json("{\"type\":\"object\",\"properties\":{" + properties + "}}"));
    stream.putArray("supported_sync_modes").add("full_refresh");
    return configured
        .put("sync_mode", "full_refresh")
        .put("destination_sync_mode", syncMode)
        .put("generation_id", 7)
        .put("minimum_generation_id", 0)
        .put("sync_id", 42);
  }

  public static String catalog(List<ObjectNode> streams) {
    ObjectNode catalog = JsonNodeFactory.instance.objectNode();
    catalog.putArray("streams").addAll(streams);
    return catalog.toString();
  }

  public static JsonNode json(String text) {
    try {
      return ProtocolJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String named(@Nullable String namespace, String name, String key) {
    String quoted = JsonNodeFactory.instance.textNode(name).toString();
    String in = "\"namespace\":" + JsonNodeFactory.instance.textNode(namespace) + ",";
    return (namespace == null ? "" : in) + "\"" + key + "\":" + quoted;
  }

  private static String line(String type, String key, String body) {
    return "{\"type\":\"" + type + "\",\"" + key + "\":{" + body + "}}\n";
  }
}
