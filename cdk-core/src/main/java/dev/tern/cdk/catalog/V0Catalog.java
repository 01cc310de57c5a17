package dev.tern.cdk.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.migration.SchemaMigration;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.SchemaForm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A configured catalog in the dialect that authors know, v0, whichever dialect it came in (TYPE-7).
 *
 * <p>Each stream is looked at for itself: schemas that came in v0 are the very same, those of v1
 * are written in v0, and what they were is remembered, because the data of their records follows
 * them.
 */
public final class V0Catalog {

  private final ConfiguredAirbyteCatalog configured;
  private final Map<StreamDescriptor, DataType> v1 = new HashMap<>();

  private V0Catalog(ConfiguredAirbyteCatalog configured) {
    this.configured = configured;
  }

  /** Takes a catalog over, and changes it. */
  public static V0Catalog of(ConfiguredAirbyteCatalog configured) {
    V0Catalog catalog = new V0Catalog(configured);
    configured.getStreams().stream()
        .map(ConfiguredAirbyteStream::getStream)
        .forEach(catalog::downgrade);
    return catalog;
  }

  /** The catalog, all of it in v0. */
  public ConfiguredAirbyteCatalog configured() {
    return configured;
  }

  /** The type of the records of a stream that came in v1; empty for one that came in v0. */
  public Optional<DataType> findV1(StreamDescriptor stream) {
    return Optional.ofNullable(v1.get(stream));
  }

  private void downgrade(AirbyteStream stream) {
    JsonNode schema = stream.getJsonSchema();
    if (schema != null && SchemaForm.of(schema) == SchemaForm.V1) {
      v1.put(StreamNames.of(stream), DataType.parse(schema));
      stream.setJsonSchema(SchemaMigration.downgrade(schema));
    }
  }
}
