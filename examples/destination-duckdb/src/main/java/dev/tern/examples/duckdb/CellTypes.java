package dev.tern.examples.duckdb;

import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.NumberType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of types: which column a type of the protocol gets, and what a column of a table takes.
 */
final class CellTypes {

  private static final int MAX_PRECISION = 38;
  private static final int DEFAULT_SCALE = 18;
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
  private static final Map<String, CellType> BY_SQL =
      List.of(
              TextCells.VARCHAR,
              TextCells.JSON,
              TextCells.BOOLEAN,
              TextCells.BLOB,
              TextCells.UUID,
              NumberCells.TINYINT,
              NumberCells.SMALLINT,
              NumberCells.INTEGER,
              NumberCells.BIGINT,
              NumberCells.HUGEINT,
              NumberCells.FLOAT,
              NumberCells.DOUBLE,
              TemporalCells.DATE,
              TemporalCells.TIME,
              TemporalCells.TIMETZ,
              TemporalCells.TIMESTAMP,
              TemporalCells.TIMESTAMPTZ)
          .stream()
          .collect(Collectors.toUnmodifiableMap(CellType::sql, Function.identity()));

  private CellTypes() {}

  /** The column for values of a type. */
  static CellType of(DataType type) {
    return switch (type.kind()) {
      case STRING -> TextCells.VARCHAR;
      case BOOLEAN -> TextCells.BOOLEAN;
      case INTEGER -> NumberCells.BIGINT;
      case BIG_INTEGER -> NumberCells.HUGEINT;
      case NUMBER -> number((NumberType) type);
      case DATE -> TemporalCells.DATE;
      case TIMESTAMP_WITH_TIMEZONE -> TemporalCells.TIMESTAMPTZ;
      case TIMESTAMP_WITHOUT_TIMEZONE -> TemporalCells.TIMESTAMP;
      case TIME_WITH_TIMEZONE -> TemporalCells.TIMETZ;
      case TIME_WITHOUT_TIMEZONE -> TemporalCells.TIME;
      case BINARY -> TextCells.BLOB;
      case JSON, ARRAY, OBJECT, UNION, UNKNOWN -> TextCells.JSON;
    };
  }

  /** What is written to a column that is there, by the type as DuckDB writes it. */
  static CellType ofColumn(String sql) {
    CellType known = BY_SQL.get(sql);
    if (known != null) {
      return known;
    }
    Matcher decimal = DECIMAL.matcher(sql);
    return decimal.matches()
        ? NumberCells.decimal(
            Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)))
        : TextCells.unwritable(sql);
  }

  private static CellType number(NumberType type) {
    if (type.isFloating()) {
      return NumberCells.DOUBLE;
    }
    return type.decimal()
        .filter(size -> size.precision() <= MAX_PRECISION)
        .filter(size -> size.scale() >= 0 && size.scale() <= size.precision())
        .map(size -> NumberCells.decimal(size.precision(), size.scale()))
        .orElseGet(() -> NumberCells.decimal(MAX_PRECISION, DEFAULT_SCALE));
  }
}
