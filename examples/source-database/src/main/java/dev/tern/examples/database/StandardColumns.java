package dev.tern.examples.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tern.protocol.types.DataType;
import dev.tern.protocol.types.Database;
import dev.tern.protocol.types.JdbcColumn;
import dev.tern.protocol.types.JdbcTypes;
import dev.tern.protocol.types.SchemaForm;
import dev.tern.protocol.types.ValueCodec;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the columns of a database are for the protocol when only JDBC is known about it. */
final class StandardColumns {

  private static final Pattern ZONED =
      Pattern.compile("(?i)timestamptz|timestamp ?(\\(\\d+\\) ?)?with (local )?time ?zone");

  private StandardColumns() {}

  /** Takes a value out of the current row. */
  private interface Getter<T> {
    @Nullable T get(ResultSet row, int index) throws SQLException;
  }

  /** The column of the current row of {@link java.sql.DatabaseMetaData#getColumns}. */
  static Column of(ResultSet row, String mark) throws SQLException {
    JdbcColumn declared =
        new JdbcColumn(
            row.getInt("DATA_TYPE"),
            row.getString("TYPE_NAME"),
            row.getInt("COLUMN_SIZE"),
            row.getInt("DECIMAL_DIGITS"));
    DataType type = dataType(declared);
    String name = row.getString("COLUMN_NAME");
    String quoted = Identifiers.quote(name, mark);
    return new Column(name, type, quoted, values(type.kind()), ordering(type.kind(), quoted));
  }

  /** The types of JDBC itself are those that DuckDB's are read as; arrays keep their text form. */
  private static DataType dataType(JdbcColumn declared) {
    if (declared.jdbcType() == Types.TIMESTAMP && ZONED.matcher(declared.typeName()).find()) {
      return DataType.of(DataType.Kind.TIMESTAMP_WITH_TIMEZONE); // as several drivers say it
    }
    DataType type = JdbcTypes.dataType(Database.DUCKDB, declared);
    boolean known =
        switch (type.kind()) {
          case ARRAY, TIME_WITH_TIMEZONE -> false;
          default -> true;
        };
    return known ? type : DataType.of(DataType.Kind.STRING);
  }

  private static ValueReader values(DataType.Kind kind) {
    return switch (kind) {
      case BOOLEAN ->
          (row, index, loss) -> {
            boolean value = row.getBoolean(index);
            return row.wasNull() ? NullNode.getInstance() : BooleanNode.valueOf(value);
          };
      case INTEGER -> StandardColumns::integer;
      case NUMBER -> StandardColumns::number;
      case DATE -> coded((row, index) -> row.getObject(index, LocalDate.class), ValueCodec.DATE);
      case TIMESTAMP_WITHOUT_TIMEZONE ->
          coded(
              (row, index) -> row.getObject(index, LocalDateTime.class),
              ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE);
      case TIMESTAMP_WITH_TIMEZONE ->
          coded(
              (row, index) -> row.getObject(index, OffsetDateTime.class),
              ValueCodec.TIMESTAMP_WITH_TIMEZONE);
      case TIME_WITHOUT_TIMEZONE ->
          coded(
              (row, index) -> row.getObject(index, LocalTime.class),
              ValueCodec.TIME_WITHOUT_TIMEZONE);
      case BINARY -> coded(ResultSet::getBytes, ValueCodec.BINARY);
      default -> StandardColumns::text;
    };
  }

  /** Texts are ordered by rules that differ from database to database: they are no cursors here. */
  private static Optional<Ordering> ordering(DataType.Kind kind, String quoted) {
    return switch (kind) {
      case INTEGER, NUMBER ->
          ordering(
              quoted, (statement, cursor) -> statement.setBigDecimal(1, new BigDecimal(cursor)));
      case DATE -> ordering(quoted, ValueCodec.DATE);
      case TIMESTAMP_WITHOUT_TIMEZONE -> ordering(quoted, ValueCodec.TIMESTAMP_WITHOUT_TIMEZONE);
      case TIMESTAMP_WITH_TIMEZONE -> ordering(quoted, ValueCodec.TIMESTAMP_WITH_TIMEZONE);
      default -> Optional.empty();
    };
  }

  private static <T> Optional<Ordering> ordering(String quoted, ValueCodec<T> codec) {
    return ordering(
        quoted,
        (statement, cursor) ->
            statement.setObject(1, codec.decode(TextNode.valueOf(cursor)).orElseThrow().value()));
  }

  private static Optional<Ordering> ordering(String quoted, Ordering.Binder binder) {
    return Optional.of(new Ordering(quoted, "?", binder));
  }

  private static JsonNode integer(ResultSet row, int index, Loss loss) throws SQLException {
    BigDecimal value = row.getBigDecimal(index);
    return value == null ? NullNode.getInstance() : BigIntegerNode.valueOf(value.toBigInteger());
  }

  private static JsonNode number(ResultSet row, int index, Loss loss) throws SQLException {
    Object value = row.getObject(index);
    if (value == null) {
      return NullNode.getInstance();
    }
    try {
      JsonNode number = DecimalNode.valueOf(new BigDecimal(value.toString()));
      return NumberLimit.holds(number) ? number : TextReader.lost(loss);
    } catch (NumberFormatException e) { // NaN, the infinities, amounts with a currency
      return TextReader.lost(loss);
    }
  }

  /** What the protocol cannot say, such as the year 10000, is lost. */
  private static <T> ValueReader coded(Getter<T> getter, ValueCodec<T> codec) {
    return (row, index, loss) -> {
      T value = getter.get(row, index);
      return value == null
          ? NullNode.getInstance()
          : codec.encode(value, SchemaForm.V0).orElseGet(() -> TextReader.lost(loss));
    };
  }

  private static JsonNode text(ResultSet row, int index, Loss loss) throws SQLException {
    String value = row.getString(index);
    return value == null ? NullNode.getInstance() : TextNode.valueOf(value);
  }
}
