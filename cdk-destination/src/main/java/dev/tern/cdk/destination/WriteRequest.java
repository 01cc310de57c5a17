package dev.tern.cdk.destination;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.cdk.catalog.StreamNames;
import dev.tern.cdk.error.ConfigException;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ObjectType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a stream of the catalog is to become in the store.
 *
 * @param stream the configured stream
 * @param replaces whether the records of this sync take the place of all that is there once the
 *     stream is complete, by {@code overwrite} or by a generation that ends all earlier ones
 *     (WRITE-10, WRITE-11); otherwise they are added
 * @param resumable whether what would replace is kept when the sync ends before the stream is
 *     complete: states leave as soon as their records are durable in the staging place, a writer
 *     for the same generation goes on with what is staged there, one for a newer generation drops
 *     it. Only where a generation ends all earlier ones and the destination {@link
 *     Capabilities#refreshes declares} that it can
 */
public record WriteRequest(ConfiguredAirbyteStream stream, boolean replaces, boolean resumable) {

  /** A request nobody resumes. */
  WriteRequest(ConfiguredAirbyteStream stream, boolean replaces) {
    this(stream, replaces, false);
  }

  /**
   * What a configured stream asks for.
   *
   * @param can what the destination can do
   * @throws ConfigException when it asks for what the destination cannot do
   */
  static WriteRequest of(ConfiguredAirbyteStream stream, Capabilities can) {
    boolean truncates = truncates(stream);
    if (truncates && !can.syncModes().contains(DestinationSyncMode.OVERWRITE)) {
      throw new ConfigException(
          "Stream "
              + StreamNames.text(StreamNames.of(stream))
              + " asks to drop all earlier generations, but this destination can only add records."
              + " Set 'minimum_generation_id' to 0 in the catalog.");
    }
    boolean overwrites = stream.getDestinationSyncMode() == DestinationSyncMode.OVERWRITE;
    WriteRequest request =
        new WriteRequest(stream, overwrites || truncates, truncates && can.refreshes());
    request.requireKey();
    return request;
  }

  /** Platforms with refreshes ask for an overwrite this way; between the two nothing is asked. */
  private static boolean truncates(ConfiguredAirbyteStream stream) {
    Long minimum = stream.getMinimumGenerationId();
    return minimum != null && minimum > 0 && minimum.equals(stream.getGenerationId());
  }

  private void requireKey() {
    boolean keyed =
        switch (mode()) {
          case APPEND, OVERWRITE -> false;
          case APPEND_DEDUP, UPDATE, SOFT_DELETE -> true;
        };
    if (keyed && primaryKey().isEmpty()) {
      throw new ConfigException(
          String.format(
              "Stream %s is to be written in mode '%s' and has no primary key. Set 'primary_key' in"
                  + " the catalog.",
              StreamNames.text(descriptor()), mode()));
    }
  }

  /** Name and namespace of the stream. */
  public StreamDescriptor descriptor() {
    return StreamNames.of(stream);
  }

  /** The sync mode; append when the catalog has none. */
  public DestinationSyncMode mode() {
    return Objects.requireNonNullElse(stream.getDestinationSyncMode(), DestinationSyncMode.APPEND);
  }

  /** The generation the records belong to; 0 when the platform knows no generations. */
  public long generationId() {
    Long id = stream.getGenerationId();
    return id == null ? 0 : id;
  }

  /** The oldest generation that is to be kept; 0 when all are. */
  public long minimumGenerationId() {
    Long id = stream.getMinimumGenerationId();
    return id == null ? 0 : id;
  }

  /** The sync the records belong to; 0 when the platform does not say. */
  public long syncId() {
    Long id = stream.getSyncId();
    return id == null ? 0 : id;
  }

  /**
   * The paths of the fields that make the key: the source's own if it has one, else the configured
   * ones; none when nobody names any.
   */
  public List<List<String>> primaryKey() {
    List<List<String>> configured = stream.getPrimaryKey();
    if (configured != null && !configured.isEmpty()) {
      return configured;
    }
    List<List<String>> own = stream.getStream().getSourceDefinedPrimaryKey();
    return own == null ? List.of() : own;
  }

  /** The path of the field that says which of two records is newer; empty when nobody names it. */
  public List<String> cursor() {
    List<String> configured = stream.getCursorField();
    if (configured != null && !configured.isEmpty()) {
      return configured;
    }
    List<String> own = stream.getStream().getDefaultCursorField();
    return own == null ? List.of() : own;
  }

  /** The JSON schema of the records, in v0. */
  public JsonNode schema() {
    return stream.getStream().getJsonSchema();
  }

  /** The top-level fields the schema declares, in its order; none when it declares no object. */
  public List<Column> columns() {
    if (!(DataType.parse(schema()) instanceof ObjectType object)) {
      return List.of();
    }
    Set<String> required = new HashSet<>();
    schema().path("required").forEach(name -> required.add(name.asText()));
    List<Column> columns = new ArrayList<>();
    object
        .properties()
        .forEach((name, type) -> columns.add(new Column(name, type, !required.contains(name))));
    return List.copyOf(columns);
  }
}
