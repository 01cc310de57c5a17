package dev.tern.examples.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.ValueCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;

/** From PostgreSQL's texts, in the formats that {@link PostgresDialect} sets, to JSON. */
final class PostgresValues {

  private static final int YEAR_DIGITS = 4;
  private static final int LONG_DIGITS = 18;
  private static final int WALL_CLOCK = "00:00:00".length();

  private PostgresValues() {}

  /** The reader for a kind; what has no kind of its own keeps its text. */
  static TextReader of(DataType.Kind kind) {
    return switch (kind) {
      case BOOLEAN -> (text, loss) -> BooleanNode.valueOf(text.equals("t"));
      case INTEGER, BIG_INTEGER -> (text, loss) -> integer(text);
      case NUMBER -> PostgresValues::number;
      case DATE -> (text, loss) -> hasYear(text) ? TextNode.valueOf(text) : TextReader.lost(loss);
      case TIMESTAMP_WITHOUT_TIMEZONE, TIMESTAMP_WITH_TIMEZONE -> PostgresValues::timestamp;
      case TIME_WITH_TIMEZONE -> PostgresValues::timeWithOffset;
      case BINARY -> (text, loss) -> binary(text);
      case JSON -> PostgresValues::json;
      case STRING, TIME_WITHOUT_TIMEZONE, ARRAY, OBJECT, UNION, UNKNOWN ->
          (text, loss) -> TextNode.valueOf(text);
    };
  }

  private static JsonNode integer(String text) {
    return text.length() <= LONG_DIGITS
        ? LongNode.valueOf(Long.parseLong(text))
        : BigIntegerNode.valueOf(new BigInteger(text));
  }

  /** NaN and the infinities are no JSON numbers. */
  private static JsonNode number(String text, Loss loss) {
    char last = text.charAt(text.length() - 1);
    if (last == 'N' || last == 'y') {
      return TextReader.lost(loss);
    }
    JsonNode number = DecimalNode.valueOf(new BigDecimal(text));
    return NumberLimit.holds(number) ? number : TextReader.lost(loss);
  }

  /** The protocol has neither infinity nor years after 9999. */
  private static boolean hasYear(String text) {
    return text.indexOf('-') == YEAR_DIGITS;
  }

  /** The session is in UTC, so that every offset is +00. */
  private static JsonNode timestamp(String text, Loss loss) {
    if (!hasYear(text)) {
      return TextReader.lost(loss);
    }
    return TextNode.valueOf(text.replaceFirst(" ", "T").replace("+00", "Z"));
  }

  /** Offsets are written without their minutes when there are none; seconds cannot be said. */
  private static JsonNode timeWithOffset(String text, Loss loss) {
    int sign = Math.max(text.indexOf('+', WALL_CLOCK), text.indexOf('-', WALL_CLOCK));
    int digits = text.length() - sign - 1;
    return switch (digits) {
      case 2 -> TextNode.valueOf(text + ":00");
      case 5 -> TextNode.valueOf(text);
      default -> TextReader.lost(loss);
    };
  }

  private static JsonNode binary(String text) {
    byte[] bytes = HexFormat.of().parseHex(text, "\\x".length(), text.length());
    return ValueCodec.BINARY.encode(bytes, SchemaForm.V0).orElseThrow();
  }

  /** Nesting or numbers beyond what a message may hold are lost. */
  private static JsonNode json(String text, Loss loss) {
    try {
      JsonNode value = ProtocolJson.mapper().readTree(text);
      return NumberLimit.holds(value) ? value : TextReader.lost(loss);
    } catch (JsonProcessingException e) {
      return TextReader.lost(loss);
    }
  }
}
