package dev.tern.examples.duckdb;

import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.Database;
import dev.tern.protocol.types.JdbcTypes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of what the columns of DuckDB take. */
final class CellTypes {

  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

  private CellTypes() {}

  /** The column for values of a type. */
  static CellType of(DataType type) {
    return ofColumn(JdbcTypes.columnType(Database.DUCKDB, type));
  }

  /**
   * What is written to a column, by its type as a definition or the catalog of DuckDB spells it.
   */
  static CellType ofColumn(String sql) {
    return switch (sql) {
      case "VARCHAR" -> TextCells.VARCHAR;
      case "JSON" -> TextCells.JSON;
      case "BOOLEAN" -> TextCells.BOOLEAN;
      case "BLOB" -> TextCells.BLOB;
      case "UUID" -> TextCells.UUID;
      case "TINYINT" -> NumberCells.TINYINT;
      case "SMALLINT" -> NumberCells.SMALLINT;
      case "INTEGER" -> NumberCells.INTEGER;
      case "BIGINT" -> NumberCells.BIGINT;
      case "HUGEINT" -> NumberCells.HUGEINT;
      case "FLOAT" -> NumberCells.FLOAT;
      case "DOUBLE" -> NumberCells.DOUBLE;
      case "DATE" -> TemporalCells.DATE;
      case "TIME" -> TemporalCells.TIME;
      case "TIMETZ", "TIME WITH TIME ZONE" -> TemporalCells.TIMETZ;
      case "TIMESTAMP" -> TemporalCells.TIMESTAMP;
      case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE" -> TemporalCells.TIMESTAMPTZ;
      default -> sized(sql);
    };
  }

  private static CellType sized(String sql) {
    Matcher decimal = DECIMAL.matcher(sql);
    return decimal.matches()
        ? NumberCells.decimal(
            Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)))
        : TextCells.unwritable(sql);
  }
}
