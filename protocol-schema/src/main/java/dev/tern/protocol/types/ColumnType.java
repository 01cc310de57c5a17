package dev.tern.protocol.types;

import dev.tern.protocol.types.DataType.Kind;

/**
 * How a kind is stored by each database without loss, and which Java type holds it: the one table
 * of columns.
 */
enum ColumnType {
  STRING("VARCHAR", "text", "TEXT", "String"),
  BOOLEAN("BOOLEAN", "boolean", "BOOLEAN", "Boolean"),
  INTEGER("BIGINT", "bigint", "INTEGER", "Long"),
  BIG_INTEGER("HUGEINT", "numeric", "BIGNUM_TEXT", "BigInteger"),
  NUMBER("DECIMAL(38,18)", "numeric", "DECIMAL_TEXT", "BigDecimal"),
  DATE("DATE", "date", "DATE", "LocalDate"),
  TIMESTAMP_WITH_TIMEZONE("TIMESTAMPTZ", "timestamptz", "TIMESTAMPTZ", "OffsetDateTime"),
  TIMESTAMP_WITHOUT_TIMEZONE("TIMESTAMP", "timestamp", "TIMESTAMP", "LocalDateTime"),
  TIME_WITH_TIMEZONE("TIMETZ", "timetz", "TIMETZ", "OffsetTime"),
  TIME_WITHOUT_TIMEZONE("TIME", "time", "TIME", "LocalTime"),
  BINARY("BLOB", "bytea", "BLOB", "byte[]"),
  JSON("JSON", "jsonb", "JSON_TEXT", "JsonNode"),
  ARRAY("JSON", "jsonb", "JSON_TEXT", "List"),
  OBJECT("JSON", "jsonb", "JSON_TEXT", "Map"),
  UNION("JSON", "jsonb", "JSON_TEXT", "JsonNode"),
  UNKNOWN("JSON", "jsonb", "JSON_TEXT", "JsonNode");

  private static final int DUCKDB_DIGITS = 38;
  private static final int POSTGRESQL_DIGITS = 1000;
  private static final int SQLITE_EXACT_DIGITS = 15;

  private final String duckdb;
  private final String postgresql;
  private final String sqlite;
  private final String javaType;

  ColumnType(String duckdb, String postgresql, String sqlite, String javaType) {
    this.duckdb = duckdb;
    this.postgresql = postgresql;
    this.sqlite = sqlite;
    this.javaType = javaType;
  }

  static ColumnType of(Kind kind) {
    return valueOf(kind.name());
  }

  String javaType() {
    return javaType;
  }

  /** The column of the plain type. */
  String column(Database database) {
    return switch (database) {
      case DUCKDB -> duckdb;
      case POSTGRESQL -> postgresql;
      case SQLITE -> sqlite;
    };
  }

  /** The column of a binary floating point number. */
  static String floating(Database database, NumberType.Floating width) {
    boolean single = width == NumberType.Floating.FLOAT;
    return switch (database) {
      case DUCKDB -> single ? "FLOAT" : "DOUBLE";
      case POSTGRESQL -> single ? "real" : "double precision";
      case SQLITE -> "REAL";
    };
  }

  /**
   * The column of a decimal of a declared size, or of any number when the database has none so
   * large.
   */
  static String decimal(Database database, Decimal size) {
    boolean plain = size.scale() >= 0 && size.scale() <= size.precision();
    String digits = "(" + size.precision() + "," + size.scale() + ")";
    return switch (database) {
      case DUCKDB ->
          plain && size.precision() <= DUCKDB_DIGITS ? "DECIMAL" + digits : NUMBER.column(database);
      case POSTGRESQL ->
          plain && size.precision() <= POSTGRESQL_DIGITS ? "numeric" + digits : "numeric";
      case SQLITE ->
          (plain && size.precision() <= SQLITE_EXACT_DIGITS ? "DECIMAL" : "DECIMAL_TEXT") + digits;
    };
  }
}
