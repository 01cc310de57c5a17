package dev.tern.cdk.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configured catalog as platforms write it: every field known, and of its kind.
 *
 * <p>It is understood without the mapper, which takes longer to load than a short command takes for
 * all the rest. Whatever is only a little different is left to that.
 */
final class PlainCatalog {

  private boolean plain = true;

  private PlainCatalog() {}

  /** The catalog; empty when it takes the mapper to understand it, or to say what is wrong. */
  static Optional<ConfiguredAirbyteCatalog> of(JsonNode json) {
    PlainCatalog reader = new PlainCatalog();
    List<ConfiguredAirbyteStream> streams = new ArrayList<>();
    for (JsonNode stream : json.path("streams")) {
      streams.add(reader.configured(stream));
    }
    return reader.plain && json.size() == 1 && json.path("streams").isArray()
        ? Optional.of(new ConfiguredAirbyteCatalog().withStreams(streams))
        : Optional.empty();
  }

  private ConfiguredAirbyteStream configured(JsonNode json) {
    ConfiguredAirbyteStream stream = new ConfiguredAirbyteStream();
    plain &= json.isObject();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "stream" -> stream.setStream(stream(value));
        case "sync_mode" -> stream.setSyncMode(constant(SyncMode.values(), value));
        case "cursor_field" -> stream.setCursorField(texts(value));
        case "destination_sync_mode" ->
            stream.setDestinationSyncMode(constant(DestinationSyncMode.values(), value));
        case "primary_key" -> stream.setPrimaryKey(paths(value));
        case "generation_id" -> stream.setGenerationId(number(value));
        case "minimum_generation_id" -> stream.setMinimumGenerationId(number(value));
        case "sync_id" -> stream.setSyncId(number(value));
        case "include_files" -> stream.setIncludeFiles(truth(value));
        case "destination_object_name" -> stream.setDestinationObjectName(text(value));
        default -> plain = false;
      }
    }
    return stream;
  }

  private AirbyteStream stream(JsonNode json) {
    AirbyteStream stream = new AirbyteStream();
    plain &= json.isObject();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      switch (field.getKey()) {
        case "name" -> stream.setName(text(value));
        case "json_schema" -> stream.setJsonSchema(value.deepCopy());
        case "supported_sync_modes" -> stream.setSupportedSyncModes(modes(value));
        case "source_defined_cursor" -> stream.setSourceDefinedCursor(truth(value));
        case "default_cursor_field" -> stream.setDefaultCursorField(texts(value));
        case "source_defined_primary_key" -> stream.setSourceDefinedPrimaryKey(paths(value));
        case "namespace" -> stream.setNamespace(text(value));
        case "is_resumable" -> stream.setIsResumable(truth(value));
        case "is_file_based" -> stream.setIsFileBased(truth(value));
        default -> plain = false;
      }
    }
    return stream;
  }

  private String text(JsonNode value) {
    plain &= value.isTextual();
    return value.asText();
  }

  private boolean truth(JsonNode value) {
    plain &= value.isBoolean();
    return value.asBoolean();
  }

  private long number(JsonNode value) {
    plain &= value.isIntegralNumber() && value.canConvertToLong();
    return value.asLong();
  }

  private <E extends Enum<E>> E constant(E[] all, JsonNode value) {
    for (E constant : all) {
      if (value.isTextual() && constant.toString().equals(value.textValue())) {
        return constant;
      }
    }
    plain = false;
    return all[0];
  }

  private List<SyncMode> modes(JsonNode values) {
    plain &= values.isArray();
    List<SyncMode> modes = new ArrayList<>();
    for (JsonNode value : values) {
      modes.add(constant(SyncMode.values(), value));
    }
    return modes;
  }

  private List<String> texts(JsonNode values) {
    plain &= values.isArray();
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      texts.add(text(value));
    }
    return texts;
  }

  private List<List<String>> paths(JsonNode values) {
    plain &= values.isArray();
    List<List<String>> paths = new ArrayList<>();
    for (JsonNode value : values) {
      paths.add(texts(value));
    }
    return paths;
  }
}
