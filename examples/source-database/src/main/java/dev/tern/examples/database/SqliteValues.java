package dev.tern.examples.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.ValueCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** From what SQLite stores to JSON: whatever the type of a column says, a value may be anything. */
final class SqliteValues {

  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,1000}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,1000}(\\.\\d{1,1000})?");
  private static final double WHOLE = 0x1p63;

  private SqliteValues() {}

  /**
   * The reader for a kind.
   *
   * @param text whether numbers of the column are stored as texts
   */
  static StorageReader of(DataType.Kind kind, boolean text) {
    return switch (kind) {
      case STRING -> SqliteValues::string;
      case BOOLEAN -> SqliteValues::bool;
      case INTEGER -> SqliteValues::integer;
      case BIG_INTEGER -> SqliteValues::bigInteger;
      case NUMBER -> text ? SqliteValues::decimalText : SqliteValues::number;
      case DATE,
          TIMESTAMP_WITHOUT_TIMEZONE,
          TIMESTAMP_WITH_TIMEZONE,
          TIME_WITHOUT_TIMEZONE,
          TIME_WITH_TIMEZONE ->
          (stored, loss) -> time(kind, stored, loss);
      case BINARY -> SqliteValues::binary;
      case JSON -> SqliteValues::json;
      case ARRAY, OBJECT, UNION, UNKNOWN -> SqliteValues::any;
    };
  }

  private static JsonNode string(Object stored, Loss loss) {
    return stored instanceof byte[] || stored instanceof Double
        ? TextReader.lost(loss)
        : TextNode.valueOf(stored.toString());
  }

  private static JsonNode bool(Object stored, Loss loss) {
    return switch (stored instanceof byte[] ? "" : stored.toString().toLowerCase(Locale.ROOT)) {
      case "1", "true" -> BooleanNode.TRUE;
      case "0", "false" -> BooleanNode.FALSE;
      default -> TextReader.lost(loss);
    };
  }

  private static JsonNode integer(Object stored, Loss loss) {
    JsonNode number = number(stored, loss);
    boolean whole = number.isNull() || number.isIntegralNumber();
    return whole ? number : TextReader.lost(loss);
  }

  /** A whole number too large for the database, kept as its digits: so is it in the protocol. */
  private static JsonNode bigInteger(Object stored, Loss loss) {
    String digits = stored instanceof byte[] ? "" : stored.toString();
    return DIGITS.matcher(digits).matches() ? TextNode.valueOf(digits) : TextReader.lost(loss);
  }

  private static JsonNode decimalText(Object stored, Loss loss) {
    if (stored instanceof String text && DECIMAL.matcher(text).matches()) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
    return number(stored, loss);
  }

  /**
   * The value in the shortest digits that mean it. Whole numbers have all their digits, so that
   * their order is that of the database.
   */
  private static JsonNode number(Object stored, Loss loss) {
    if (!(stored instanceof Number number)) {
      return TextReader.lost(loss);
    }
    if (!(number instanceof Double real)) {
      return LongNode.valueOf(number.longValue());
    }
    if (real.isInfinite() || real.isNaN()) {
      return TextReader.lost(loss);
    }
    boolean whole = Math.rint(real) == real && Math.abs(real) < WHOLE;
    return whole
        ? LongNode.valueOf(real.longValue())
        : DecimalNode.valueOf(new BigDecimal(real.toString()));
  }

  private static JsonNode time(DataType.Kind kind, Object stored, Loss loss) {
    if (!(stored instanceof String text)) {
      return TextReader.lost(loss);
    }
    return SqliteTime.find(kind, text)
        .<JsonNode>map(TextNode::valueOf)
        .orElseGet(() -> TextReader.lost(loss));
  }

  /** Text in a binary column is its bytes. */
  private static JsonNode binary(Object stored, Loss loss) {
    if (stored instanceof Number) {
      return TextReader.lost(loss);
    }
    byte[] bytes =
        stored instanceof byte[] blob ? blob : stored.toString().getBytes(StandardCharsets.UTF_8);
    return ValueCodec.BINARY.encode(bytes, SchemaForm.V0).orElseThrow();
  }

  /** Text that is no JSON is a JSON string. */
  private static JsonNode json(Object stored, Loss loss) {
    if (!(stored instanceof String text) || text.isBlank()) {
      return any(stored, loss);
    }
    try {
      JsonNode value = ProtocolJson.mapper().readTree(text);
      return NumberLimit.holds(value) ? value : TextReader.lost(loss);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  /** What a column without a type holds: a number is a number, a text a text. */
  static JsonNode any(Object stored, Loss loss) {
    return stored instanceof Number || stored instanceof byte[]
        ? number(stored, loss)
        : TextNode.valueOf(stored.toString());
  }
}
