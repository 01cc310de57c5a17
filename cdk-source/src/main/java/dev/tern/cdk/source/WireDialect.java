package dev.tern.cdk.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tern.cdk.error.SystemException;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.AirbyteStream;
import dev.tern.protocol.migration.ProtocolVersion;
import dev.tern.protocol.migration.RecordMigration;
import dev.tern.protocol.migration.SchemaMigration;
import dev.tern.protocol.types.DataType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The dialect that a source writes to the wire; its author writes v0 whichever it is. */
enum WireDialect {
  /** What every platform reads: schemas and records leave as the author wrote them. */
  V0 {
    @Override
    AirbyteStream description(AirbyteStream described) {
      return described;
    }

    @Override
    UnaryOperator<JsonNode> records(@Nullable JsonNode schema) {
      return UnaryOperator.identity();
    }
  },

  /** Types by reference and numbers as texts. */
  V1 {
    @Override
    AirbyteStream description(AirbyteStream described) {
      return ProtocolJson.mapper()
          .convertValue(described, AirbyteStream.class)
          .withJsonSchema(SchemaMigration.upgrade(described.getJsonSchema()));
    }

    @Override
    UnaryOperator<JsonNode> records(@Nullable JsonNode schema) {
      DataType type = DataType.parse(schema == null ? MissingNode.getInstance() : schema);
      return data -> RecordMigration.upgrade(type, data);
    }
  };

  /** A stream as {@code discover} shows it; the author's own words stay as they are. */
  abstract AirbyteStream description(AirbyteStream described);

  /**
   * What happens to each record of a stream on its way out.
   *
   * @param schema the schema of the configured catalog, by which the other end reads them
   */
  abstract UnaryOperator<JsonNode> records(@Nullable JsonNode schema);

  /**
   * The version of the protocol that {@code spec} names: the newest of major 0, unless the author
   * asks for a major of 1.
   *
   * @param declared what the author says; may be nothing
   * @throws SystemException when it is neither
   */
  static ProtocolVersion version(@Nullable String declared) {
    if (declared == null || declared.equals(ProtocolVersion.CURRENT.toString())) {
      return ProtocolVersion.CURRENT;
    }
    Optional<ProtocolVersion> version =
        ProtocolVersion.find(declared).filter(found -> found.major() <= 1);
    if (version.isEmpty()) {
      throw new SystemException(
          "The specification has protocol_version '"
              + declared
              + "', which this kit cannot write. Leave it out, or use 1.0.0 for data types of v1.");
    }
    return version.get().major() == 0 ? ProtocolVersion.CURRENT : version.get();
  }

  /** The dialect of a version that {@link #version} gave. */
  static WireDialect of(ProtocolVersion version) {
    return version.major() == 0 ? V0 : V1;
  }
}
