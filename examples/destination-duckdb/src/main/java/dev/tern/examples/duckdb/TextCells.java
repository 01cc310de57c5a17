package dev.tern.examples.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.types.Coercion;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.ValueCodec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Column types whose values are read from text or kept as text. */
final class TextCells {

  /** Text as it is; anything else as its JSON, so that nothing is lost. */
  static final CellType VARCHAR = CellType.text("VARCHAR", (value, changes) -> plain(value));

  /** Any value as its JSON. */
  static final CellType JSON = CellType.text("JSON", (value, changes) -> json(value));

  static final CellType BOOLEAN =
      CellType.of(
          "BOOLEAN",
          (value, changes) -> value.isBoolean() ? value.booleanValue() : null,
          (appender, value) -> appender.append((boolean) value));

  static final CellType BLOB =
      CellType.of(
          "BLOB",
          (value, changes) -> bytes(value),
          (appender, value) -> appender.append((byte[]) value));

  static final CellType UUID =
      CellType.of(
          "UUID",
          (value, changes) -> uuid(value),
          (appender, value) -> appender.append((UUID) value));

  /** Exponents are not written out: a few characters may stand for a gigabyte of zeros. */
  private static final ObjectWriter WRITER =
      ProtocolJson.mapper().writer().without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

  private static final Coercion SPELLING = new Coercion(Coercion.Side.DESTINATION);
  private static final DataType BINARY = DataType.of(DataType.Kind.BINARY);
  private static final int UUID_LENGTH = 36;

  private TextCells() {}

  /** A type this connector cannot write: no value fits. */
  static CellType unwritable(String sql) {
    return CellType.of(
        sql, (value, changes) -> null, (appender, value) -> appender.append((String) value));
  }

  private static @Nullable String plain(JsonNode value) {
    return value.isTextual() ? whole(value.textValue()) : json(value);
  }

  private static @Nullable String json(JsonNode value) {
    try {
      return whole(WRITER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static @Nullable String whole(String text) {
    return WholeText.isWhole(text) ? text : null;
  }

  /** Bytes in base64; other spellings of it, such as without padding, mean the same. */
  private static byte @Nullable [] bytes(JsonNode value) {
    return ValueCodec.BINARY
        .decode(value)
        .or(() -> ValueCodec.BINARY.decode(SPELLING.coerce("", BINARY, value).value()))
        .map(ValueCodec.Decoded::value)
        .orElse(null);
  }

  private static @Nullable UUID uuid(JsonNode value) {
    if (!value.isTextual() || value.textValue().length() != UUID_LENGTH) {
      return null;
    }
    try {
      return java.util.UUID.fromString(value.textValue());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
