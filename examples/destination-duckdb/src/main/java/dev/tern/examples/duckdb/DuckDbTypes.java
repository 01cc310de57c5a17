package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.SqlType;
import dev.tern.cdk.destination.sql.SqlType.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of what the columns of DuckDB hold. */
final class DuckDbTypes {

  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

  private DuckDbTypes() {}

  static SqlType parse(String spelling) {
    return switch (spelling) {
      case "VARCHAR" -> SqlType.of(Kind.TEXT, spelling);
      case "JSON" -> SqlType.of(Kind.JSON, spelling);
      case "BOOLEAN" -> SqlType.of(Kind.BOOLEAN, spelling);
      case "BLOB" -> SqlType.of(Kind.BYTES, spelling);
      case "UUID" -> SqlType.of(Kind.UUID, spelling);
      case "TINYINT" -> SqlType.integer(spelling, Byte.SIZE);
      case "SMALLINT" -> SqlType.integer(spelling, Short.SIZE);
      case "INTEGER" -> SqlType.integer(spelling, Integer.SIZE);
      case "BIGINT" -> SqlType.integer(spelling, Long.SIZE);
      case "HUGEINT" -> SqlType.integer(spelling, 2 * Long.SIZE);
      case "FLOAT" -> SqlType.of(Kind.FLOAT, spelling);
      case "DOUBLE" -> SqlType.of(Kind.DOUBLE, spelling);
      case "DATE" -> SqlType.of(Kind.DATE, spelling);
      case "TIME" -> SqlType.of(Kind.TIME, spelling);
      case "TIMETZ", "TIME WITH TIME ZONE" ->
          SqlType.of(Kind.TIME_WITH_TIMEZONE, "TIME WITH TIME ZONE");
      case "TIMESTAMP" -> SqlType.of(Kind.TIMESTAMP, spelling);
      case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE" ->
          SqlType.of(Kind.TIMESTAMP_WITH_TIMEZONE, "TIMESTAMP WITH TIME ZONE");
      default -> sized(spelling);
    };
  }

  private static SqlType sized(String spelling) {
    Matcher decimal = DECIMAL.matcher(spelling);
    return decimal.matches()
        ? SqlType.decimal(
            spelling, Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)))
        : SqlType.of(Kind.OTHER, spelling);
  }
}
