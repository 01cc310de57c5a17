package dev.tern.protocol.types;

import dev.tern.protocol.types.DataType.Kind;
import java.util.Locale;
import java.util.Optional;

/**
 * The way between columns of databases and protocol types.
 *
 * <p>{@code columnType} then {@code dataType} gives the same kind again for PostgreSQL and SQLite;
 * containers come back as {@link Kind#JSON}. The tables behind it are printed in {@code
 * docs/types.md}.
 */
public final class JdbcTypes {
  private JdbcTypes() {}

  /**
   * The type of a column; {@link Kind#STRING} for what only has a text form, such as intervals and
   * addresses.
   */
  public static DataType dataType(Database database, JdbcColumn column) {
    String name = column.typeName().strip().toLowerCase(Locale.ROOT);
    return switch (database) {
      case POSTGRESQL -> PostgresTypes.find(name, column).orElseGet(() -> StandardTypes.of(column));
      case SQLITE -> SqliteTypes.of(name, column);
      case DUCKDB ->
          name.endsWith("hugeint") ? DataType.of(Kind.BIG_INTEGER) : StandardTypes.of(column);
    };
  }

  /** The column that stores values of a type without loss, as the database's DDL spells it. */
  public static String columnType(Database database, DataType type) {
    if (type instanceof NumberType number) {
      Optional<String> sized = number.decimal().map(size -> ColumnType.decimal(database, size));
      return sized
          .or(() -> number.floating().map(width -> ColumnType.floating(database, width)))
          .orElse(ColumnType.NUMBER.column(database));
    }
    return ColumnType.of(type.kind()).column(database);
  }

  /** The simple name of the Java type that holds values of a type. */
  public static String javaType(DataType type) {
    if (type instanceof NumberType number && number.isFloating()) {
      return number.floating().equals(Optional.of(NumberType.Floating.FLOAT)) ? "Float" : "Double";
    }
    return ColumnType.of(type.kind()).javaType();
  }
}
