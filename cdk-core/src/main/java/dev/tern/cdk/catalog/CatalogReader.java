package dev.tern.cdk.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.SyncMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a configured catalog of JSON, or says where it is wrong.
 *
 * <p>Absent modes get the protocol's defaults, {@code full_refresh} and {@code append}; unknown
 * fields are kept, and schemas stay in the dialect they came in.
 */
public final class CatalogReader {

  private static final String DISCOVERED =
      " the output of discover: wrap each stream as {\"stream\": …, \"sync_mode\": …,"
          + " \"destination_sync_mode\": …}.";

  private CatalogReader() {}

  /**
   * Reads a configured catalog.
   *
   * @throws ConfigException when a part is missing, a mode is unknown or a stream is there twice
   *     (CMD-12)
   */
  public static ConfiguredAirbyteCatalog read(JsonNode json) {
    JsonNode streams = json.path("streams");
    if (json.path("type").asText().equals("CATALOG") && json.path("catalog").isObject()) {
      throw new ConfigException("The catalog is" + DISCOVERED);
    }
    if (!streams.isArray()) {
      throw new ConfigException(
          "The catalog has no 'streams' array. Give a configured catalog with --catalog.");
    }
    for (int i = 0; i < streams.size(); i++) {
      requireStream(streams.get(i), "/streams/" + i);
    }
    ConfiguredAirbyteCatalog catalog = PlainCatalog.of(json).orElseGet(() -> convert(json));
    catalog.getStreams().forEach(CatalogReader::setDefaults);
    requireDistinct(catalog.getStreams());
    return catalog;
  }

  private static void requireStream(JsonNode stream, String at) {
    JsonNode inner = stream.path("stream");
    if (!inner.isObject()) {
      String hint = stream.path("json_schema").isObject() ? " This looks like" + DISCOVERED : "";
      throw new ConfigException("The catalog is missing " + at + "/stream." + hint);
    }
    if (!inner.path("name").isTextual()) {
      throw new ConfigException("The catalog is missing " + at + "/stream/name.");
    }
    requireKnown(stream, "sync_mode", at, values(SyncMode.values()));
    requireKnown(stream, "destination_sync_mode", at, values(DestinationSyncMode.values()));
  }

  private static void requireKnown(JsonNode stream, String field, String at, List<String> known) {
    JsonNode value = stream.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (!value.isTextual() || !known.contains(value.textValue())) {
      throw new ConfigException(
          String.format(
              "The catalog says %s for %s/%s of stream '%s'. Use one of: %s.",
              value,
              at,
              field,
              stream.path("stream").path("name").asText(),
              String.join(", ", known)));
    }
  }

  private static List<String> values(Object[] modes) {
    return Arrays.stream(modes).map(Object::toString).toList();
  }

  private static ConfiguredAirbyteCatalog convert(JsonNode json) {
    try {
      return ProtocolJson.mapper().treeToValue(json, ConfiguredAirbyteCatalog.class);
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          "The catalog is no configured catalog: " + place(e) + " has a value of the wrong kind.",
          e);
    }
  }

  /** The JSON pointer of what could not be read. */
  private static String place(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException misfit) || misfit.getPath().isEmpty()) {
      return "it";
    }
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : misfit.getPath()) {
      String name = step.getFieldName();
      pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
    }
    return pointer.toString();
  }

  private static void setDefaults(ConfiguredAirbyteStream stream) {
    if (stream.getSyncMode() == null) {
      stream.setSyncMode(SyncMode.FULL_REFRESH);
    }
    if (stream.getDestinationSyncMode() == null) {
      stream.setDestinationSyncMode(DestinationSyncMode.APPEND);
    }
  }

  private static void requireDistinct(List<ConfiguredAirbyteStream> streams) {
    Set<StreamDescriptor> seen = new HashSet<>();
    for (ConfiguredAirbyteStream stream : streams) {
      StreamDescriptor descriptor = StreamNames.of(stream);
      if (!seen.add(descriptor)) {
        throw new ConfigException(
            "The catalog has stream " + StreamNames.text(descriptor) + " twice. Keep one of them.");
      }
    }
  }
}
