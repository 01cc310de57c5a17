package dev.tern.testkit.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.protocol.types.RecordSchema;
import java.util.Arrays;
import java.util.List;

/**
 * One stream of a catalog in the making. Unless told otherwise it has no columns and no key, is
 * read whole and appended. For one thread.
 */
public final class StreamBuilder {

  private final ConfiguredAirbyteStream configured;
  private final AirbyteStream stream;

  StreamBuilder(ConfiguredAirbyteStream configured) {
    this.configured = configured;
    this.stream = configured.getStream();
  }

  /** A stream without a namespace. */
  public static StreamBuilder named(String name) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties");
    return new StreamBuilder(
        new ConfiguredAirbyteStream()
            .withStream(
                new AirbyteStream()
                    .withName(name)
                    .withJsonSchema(schema)
                    .withSupportedSyncModes(List.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL)))
            .withSyncMode(SyncMode.FULL_REFRESH)
            .withDestinationSyncMode(DestinationSyncMode.APPEND));
  }

  /** The stream's namespace. */
  public StreamBuilder namespace(String namespace) {
    stream.setNamespace(namespace);
    return this;
  }

  /**
   * Adds a column that may be null.
   *
   * @param type of JSON schema, such as {@code integer}
   */
  public StreamBuilder column(String name, String type) {
    ObjectNode column = JsonNodeFactory.instance.objectNode();
    column.putArray("type").add("null").add(type);
    return column(name, column);
  }

  /** Adds a column with a schema of its own. */
  public StreamBuilder column(String name, JsonNode schema) {
    stream.getJsonSchema().withObject("/properties").set(name, schema);
    return this;
  }

  /**
   * Takes the columns of a record class, and its key and cursor where it is annotated with them.
   */
  public StreamBuilder columnsOf(Class<? extends Record> type) {
    RecordSchema<?> schema = RecordSchema.of(type);
    stream.setJsonSchema(schema.jsonSchema());
    if (!schema.primaryKey().isEmpty()) {
      configured.setPrimaryKey(schema.primaryKey());
      stream.setSourceDefinedPrimaryKey(schema.primaryKey());
    }
    if (!schema.cursor().isEmpty()) {
      configured.setCursorField(schema.cursor());
      stream.setDefaultCursorField(schema.cursor());
    }
    return this;
  }

  /** The columns of the primary key. */
  public StreamBuilder key(String... columns) {
    configured.setPrimaryKey(Arrays.stream(columns).map(List::of).toList());
    return this;
  }

  /** Reads what is new by the cursor it has. */
  public StreamBuilder incremental() {
    configured.setSyncMode(SyncMode.INCREMENTAL);
    return this;
  }

  /** Reads what is new by a column. */
  public StreamBuilder incremental(String cursor) {
    configured.setCursorField(List.of(cursor));
    return incremental();
  }

  /** Reads all, whatever was read before. */
  public StreamBuilder fullRefresh() {
    configured.setSyncMode(SyncMode.FULL_REFRESH);
    return this;
  }

  /** How the destination writes it. */
  public StreamBuilder write(DestinationSyncMode mode) {
    configured.setDestinationSyncMode(mode);
    return this;
  }

  /**
   * What a refresh is about: records of generations below the minimum are to go.
   *
   * @param sync the number of the sync that writes
   */
  public StreamBuilder generation(long generation, long minimum, long sync) {
    configured.setGenerationId(generation);
    configured.setMinimumGenerationId(minimum);
    configured.setSyncId(sync);
    return this;
  }

  /** The stream as it is now. */
  public ConfiguredAirbyteStream build() {
    return JsonText.copy(configured, ConfiguredAirbyteStream.class);
  }
}
