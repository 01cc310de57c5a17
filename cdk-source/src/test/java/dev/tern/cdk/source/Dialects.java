package dev.tern.cdk.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteMessage;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.migration.MessageMigration;
import java.io.UncheckedIOException;

/** Catalogs and lines of a test in the other dialect. */
final class Dialects {

  private Dialects() {}

  /** A catalog of v0 in v1. */
  static String v1(String catalog) {
    return text(MessageMigration.upgrade(read(catalog, ConfiguredAirbyteCatalog.class)));
  }

  /** A line of v1 in v0, read by the schemas of a catalog. */
  static String v0(String line, String catalog) {
    MessageMigration migration =
        new MessageMigration(read(catalog, ConfiguredAirbyteCatalog.class));
    return text(migration.downgrade(read(line, AirbyteMessage.class)));
  }

  /** A line as the generated structs write it. */
  static String written(String line) {
    return text(read(line, AirbyteMessage.class));
  }

  private static <T> T read(String text, Class<T> type) {
    try {
      return ProtocolJson.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Object value) {
    try {
      return ProtocolJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
