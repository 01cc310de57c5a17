package dev.tern.protocol.types;

import dev.tern.protocol.types.DataType.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SQLite's declared types mean: common names first, then the affinity the database itself
 * derives from the text.
 *
 * <p>A column of SQLite may hold values of any type whatever it declares, so every value still
 * needs coercion.
 */
final class SqliteTypes {
  private static final Pattern DECLARED =
      Pattern.compile(
          "([^(]*?)\\s*(?:\\(\\s*(\\d{1,6})\\s*(?:,\\s*(\\d{1,6})\\s*)?\\))?\\s*(?:unsigned)?");

  private SqliteTypes() {}

  static DataType of(String declared, JdbcColumn column) {
    Matcher matcher = DECLARED.matcher(declared);
    boolean plain = matcher.matches();
    String name = plain ? matcher.group(1) : declared;
    int size =
        plain && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : column.size();
    int scale =
        plain && matcher.group(3) != null ? Integer.parseInt(matcher.group(3)) : column.scale();
    return switch (name) {
      case "boolean", "bool" -> DataType.of(Kind.BOOLEAN);
      case "date" -> DataType.of(Kind.DATE);
      case "datetime", "timestamp" -> DataType.of(Kind.TIMESTAMP_WITHOUT_TIMEZONE);
      case "timestamptz", "timestamp with time zone" -> DataType.of(Kind.TIMESTAMP_WITH_TIMEZONE);
      case "time" -> DataType.of(Kind.TIME_WITHOUT_TIMEZONE);
      case "timetz" -> DataType.of(Kind.TIME_WITH_TIMEZONE);
      case "json", "jsonb", "json_text", "" -> DataType.of(Kind.JSON);
      case "bignum_text" -> DataType.of(Kind.BIG_INTEGER);
      case "decimal", "numeric", "decimal_text" -> StandardTypes.decimal(size, scale);
      default -> byAffinity(name);
    };
  }

  /** The database's own rules, in its order. */
  private static DataType byAffinity(String name) {
    if (name.contains("int")) {
      return DataType.of(Kind.INTEGER);
    }
    if (name.contains("char") || name.contains("clob") || name.contains("text")) {
      return DataType.of(Kind.STRING);
    }
    if (name.contains("blob")) {
      return DataType.of(Kind.BINARY);
    }
    if (name.contains("real") || name.contains("floa") || name.contains("doub")) {
      return NumberType.floating(NumberType.Floating.DOUBLE);
    }
    return NumberType.PLAIN;
  }
}
