package dev.tern.cdk.destination.sql;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.destination.WriteRequest;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import java.util.List;
import java.util.Map;

/** What the catalog asks for a stream, read once. */
final class Streams {

  private Streams() {}

  static StreamFields fields(WriteRequest request) {
    ConfiguredAirbyteStream stream = request.stream();
    DataType type = DataType.parse(stream.getStream().getJsonSchema());
    Map<String, DataType> properties =
        type instanceof ObjectType object ? object.properties() : Map.of();
    StreamFields fields = new StreamFields(properties, key(stream), cursor(stream));
    DestinationSyncMode mode = stream.getDestinationSyncMode();
    boolean keyed = mode != DestinationSyncMode.APPEND && mode != DestinationSyncMode.OVERWRITE;
    if (keyed && fields.key().isEmpty()) {
      throw new ConfigException(
          "Stream "
              + StreamNames.text(request.descriptor())
              + " has no primary key, which its sync mode needs. Choose one in the catalog.");
    }
    return fields;
  }

  static long generation(WriteRequest request) {
    return request.generationId();
  }

  /** True when an interrupted replacement goes on where it was. */
  static boolean resumable(WriteRequest request) {
    Long minimum = request.stream().getMinimumGenerationId();
    Long generation = request.stream().getGenerationId();
    return request.replaces() && minimum != null && minimum > 0 && minimum.equals(generation);
  }

  private static List<List<String>> key(ConfiguredAirbyteStream stream) {
    List<List<String>> chosen = stream.getPrimaryKey();
    if (chosen != null && !chosen.isEmpty()) {
      return chosen;
    }
    List<List<String>> defined = stream.getStream().getSourceDefinedPrimaryKey();
    return defined == null ? List.of() : defined;
  }

  private static List<String> cursor(ConfiguredAirbyteStream stream) {
    List<String> chosen = stream.getCursorField();
    if (chosen != null && !chosen.isEmpty()) {
      return chosen;
    }
    List<String> defined = stream.getStream().getDefaultCursorField();
    return defined == null ? List.of() : defined;
  }
}
