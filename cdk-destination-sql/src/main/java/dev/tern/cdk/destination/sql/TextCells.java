package dev.tern.cdk.destination.sql;

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

/** Conversions to what is read from text or kept as text. */
final class TextCells {

  /** Exponents are not written out: a few characters may stand for a gigabyte of zeros. */
  private static final ObjectWriter WRITER =
      ProtocolJson.mapper().writer().without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

  private static final Coercion SPELLING = new Coercion(Coercion.Side.DESTINATION);
  private static final DataType BINARY = DataType.of(DataType.Kind.BINARY);
  private static final int UUID_LENGTH = 36;

  private TextCells() {}

  /** Text as it is; anything else as its JSON, so that nothing is lost. */
  static @Nullable String plain(JsonNode value, RowChanges changes) {
    return value.isTextual() ? whole(value.textValue()) : json(value, changes);
  }

  /** Any value as its JSON. */
  static @Nullable String json(JsonNode value, RowChanges changes) {
    try {
      return whole(WRITER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Bytes in base64; other spellings of it, such as without padding, mean the same. */
  static byte @Nullable [] bytes(JsonNode value, RowChanges changes) {
    return ValueCodec.BINARY
        .decode(value)
        .or(() -> ValueCodec.BINARY.decode(SPELLING.coerce("", BINARY, value).value()))
        .map(ValueCodec.Decoded::value)
        .orElse(null);
  }

  static @Nullable UUID uuid(JsonNode value, RowChanges changes) {
    if (!value.isTextual() || value.textValue().length() != UUID_LENGTH) {
      return null;
    }
    try {
      return UUID.fromString(value.textValue());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String whole(String text) {
    return WholeText.isWhole(text) ? text : null;
  }
}
