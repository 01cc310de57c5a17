package dev.tern.worker.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The streams that a recording has records of, each with the fields and types seen. */
final class OfferedStreams {

  private final Map<StreamDescriptor, Map<String, Set<String>>> streams = new LinkedHashMap<>();

  /** Takes a message of the recording. */
  void take(JsonNode message) {
    JsonNode record = message.path("record");
    if (!message.path("type").asText().equals("RECORD") || !record.path("stream").isTextual()) {
      return;
    }
    String namespace = record.path("namespace").asText(null);
    StreamDescriptor stream =
        new StreamDescriptor().withName(record.get("stream").asText()).withNamespace(namespace);
    Map<String, Set<String>> fields = streams.computeIfAbsent(stream, key -> new LinkedHashMap<>());
    for (Map.Entry<String, JsonNode> field : record.path("data").properties()) {
      fields.computeIfAbsent(field.getKey(), key -> new TreeSet<>()).add(type(field.getValue()));
    }
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case OBJECT, POJO -> "object";
      case NULL, MISSING -> "null";
      case BINARY, STRING -> "string";
    };
  }

  /** What was seen so far. */
  AirbyteCatalog catalog() {
    List<AirbyteStream> offered = new ArrayList<>();
    streams.forEach(
        (stream, fields) ->
            offered.add(
                new AirbyteStream()
                    .withName(stream.getName())
                    .withNamespace(stream.getNamespace())
                    .withSupportedSyncModes(List.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL))
                    .withSourceDefinedCursor(true)
                    .withJsonSchema(schema(fields))));
    return new AirbyteCatalog().withStreams(offered);
  }

  private static JsonNode schema(Map<String, Set<String>> fields) {
    ObjectNode schema = BuiltIn.empty().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    fields.forEach(
        (name, types) -> {
          ArrayNode list = properties.putObject(name).putArray("type").add("null");
          types.stream()
              .filter(type -> !type.equals("null"))
              .filter(type -> !type.equals("integer") || !types.contains("number"))
              .forEach(list::add);
        });
    return schema;
  }
}
