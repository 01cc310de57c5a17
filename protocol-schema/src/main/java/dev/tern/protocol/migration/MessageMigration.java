package dev.tern.protocol.migration;

import dev.tern.protocol.AirbyteCatalog;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.AirbyteRecordMessage;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.ConfiguredAirbyteStream;
import dev.tern.protocol.DestinationCatalog;
import dev.tern.protocol.DestinationOperation;
import dev.tern.protocol.types.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The translation of messages and catalogs between the dialects.
 *
 * <p>Records are translated by the schema of their stream, found by name and namespace. Messages
 * without data types pass as they are. Messages and catalogs are changed in place and handed back;
 * schemas and data in them are replaced, not changed. One instance serves any number of threads,
 * one message at a time each.
 */
public final class MessageMigration {
  private final Map<Key, DataType> types = new HashMap<>();

  private record Key(@Nullable String namespace, @Nullable String name) {}

  /** Translation of a sync; the catalog may be of either dialect and is read once, now. */
  public MessageMigration(ConfiguredAirbyteCatalog catalog) {
    for (AirbyteStream stream : streams(catalog)) {
      if (stream.getJsonSchema() != null) {
        types.put(
            new Key(stream.getNamespace(), stream.getName()),
            DataType.parse(stream.getJsonSchema()));
      }
    }
  }

  /**
   * A message in v1; numbers of a stream that the catalog does not have become strings at every
   * depth.
   */
  public AirbyteMessage upgrade(AirbyteMessage message) {
    schemas(message).forEach(schema -> schema.replace(SchemaMigration::upgrade));
    find(message)
        .ifPresent(
            record ->
                record.setData(
                    type(record)
                        .map(type -> RecordMigration.upgrade(type, record.getData()))
                        .orElseGet(() -> RecordMigration.upgrade(record.getData()))));
    return message;
  }

  /** A message in v0; records of a stream that the catalog does not have pass as they are. */
  public AirbyteMessage downgrade(AirbyteMessage message) {
    schemas(message).forEach(schema -> schema.replace(SchemaMigration::downgrade));
    find(message)
        .ifPresent(
            record ->
                type(record)
                    .ifPresent(
                        type -> record.setData(RecordMigration.downgrade(type, record.getData()))));
    return message;
  }

  /** Messages in v1, one by one as they are asked for. */
  public Stream<AirbyteMessage> upgrade(Stream<AirbyteMessage> messages) {
    return messages.map(this::upgrade);
  }

  /** Messages in v0, one by one as they are asked for. */
  public Stream<AirbyteMessage> downgrade(Stream<AirbyteMessage> messages) {
    return messages.map(this::downgrade);
  }

  /** A configured catalog in v1. */
  public static ConfiguredAirbyteCatalog upgrade(ConfiguredAirbyteCatalog catalog) {
    streams(catalog).forEach(stream -> SchemaPlace.of(stream).replace(SchemaMigration::upgrade));
    return catalog;
  }

  /** A configured catalog in v0. */
  public static ConfiguredAirbyteCatalog downgrade(ConfiguredAirbyteCatalog catalog) {
    streams(catalog).forEach(stream -> SchemaPlace.of(stream).replace(SchemaMigration::downgrade));
    return catalog;
  }

  private Optional<DataType> type(AirbyteRecordMessage record) {
    return Optional.ofNullable(types.get(new Key(record.getNamespace(), record.getStream())));
  }

  private static Optional<AirbyteRecordMessage> find(AirbyteMessage message) {
    return Optional.ofNullable(message.getRecord()).filter(record -> record.getData() != null);
  }

  private static Stream<SchemaPlace> schemas(AirbyteMessage message) {
    List<AirbyteStream> streams =
        Optional.ofNullable(message.getCatalog()).map(AirbyteCatalog::getStreams).orElse(List.of());
    List<DestinationOperation> operations =
        Optional.ofNullable(message.getDestinationCatalog())
            .map(DestinationCatalog::getOperations)
            .orElse(List.of());
    return Stream.concat(
        streams.stream().map(SchemaPlace::of), operations.stream().map(SchemaPlace::of));
  }

  private static List<AirbyteStream> streams(ConfiguredAirbyteCatalog catalog) {
    List<ConfiguredAirbyteStream> configured =
        Optional.ofNullable(catalog.getStreams()).orElse(List.of());
    return configured.stream()
        .map(ConfiguredAirbyteStream::getStream)
        .flatMap(Stream::ofNullable)
        .toList();
  }
}
