package dev.tern.examples.postgres;

import dev.tern.cdk.destination.sql.SqlType;
import dev.tern.cdk.destination.sql.SqlType.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the columns of PostgreSQL hold, by the names of their types. */
final class PostgresTypes {

  private static final Pattern SIZED =
      Pattern.compile("(numeric|character varying|character)\\((\\d+)(?:,(-?\\d+))?\\)");

  private PostgresTypes() {}

  /**
   * The type of a column.
   *
   * @param spelling as a definition or the catalog spells it
   */
  static SqlType parse(String spelling) {
    return switch (spelling) {
      case "boolean" -> SqlType.of(Kind.BOOLEAN, spelling);
      case "smallint" -> SqlType.integer(spelling, Short.SIZE);
      case "integer" -> SqlType.integer(spelling, Integer.SIZE);
      case "bigint" -> SqlType.integer(spelling, Long.SIZE);
      case "numeric" -> SqlType.decimal(spelling, 0, 0);
      case "real" -> SqlType.of(Kind.FLOAT, spelling);
      case "double precision" -> SqlType.of(Kind.DOUBLE, spelling);
      case "text", "character varying" -> SqlType.of(Kind.TEXT, spelling);
      case "json", "jsonb" -> SqlType.of(Kind.JSON, spelling);
      case "bytea" -> SqlType.of(Kind.BYTES, spelling);
      case "uuid" -> SqlType.of(Kind.UUID, spelling);
      case "date" -> SqlType.of(Kind.DATE, spelling);
      case "time", "time without time zone" -> SqlType.of(Kind.TIME, "time");
      case "timetz", "time with time zone" -> SqlType.of(Kind.TIME_WITH_TIMEZONE, "timetz");
      case "timestamp", "timestamp without time zone" -> SqlType.of(Kind.TIMESTAMP, "timestamp");
      case "timestamptz", "timestamp with time zone" ->
          SqlType.of(Kind.TIMESTAMP_WITH_TIMEZONE, "timestamptz");
      default -> sized(spelling);
    };
  }

  /** Types with a size; clocks that round to less than a microsecond are not written. */
  private static SqlType sized(String spelling) {
    Matcher matcher = SIZED.matcher(spelling);
    if (!matcher.matches()) {
      return SqlType.of(Kind.OTHER, spelling);
    }
    int size = Integer.parseInt(matcher.group(2));
    String scale = matcher.group(3);
    return matcher.group(1).equals("numeric")
        ? SqlType.decimal(spelling, size, scale == null ? 0 : Integer.parseInt(scale))
        : new SqlType(Kind.TEXT, spelling, size, 0);
  }
}
