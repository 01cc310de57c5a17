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
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the columns of a database are for the protocol when only JDBC is known about it. */
final class StandardColumns {

  private static final int LAST_YEAR = 9999;
  private static final Pattern ZONED =
      Pattern.compile("(?i)timestamptz|timestamp ?(\\(\\d+\\) ?)?with (local )?time ?zone");

  private StandardColumns() {}

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
      case DATE ->
          (row, index, loss) ->
              day(row.getObject(index, LocalDate.class), DateTimeFormatter.ISO_LOCAL_DATE, loss);
      case TIMESTAMP_WITHOUT_TIMEZONE ->
          (row, index, loss) ->
              day(
                  row.getObject(index, LocalDateTime.class),
                  DateTimeFormatter.ISO_LOCAL_DATE_TIME,
                  loss);
      case TIMESTAMP_WITH_TIMEZONE ->
          (row, index, loss) ->
              day(
                  row.getObject(index, OffsetDateTime.class),
                  DateTimeFormatter.ISO_OFFSET_DATE_TIME,
                  loss);
      case TIME_WITHOUT_TIMEZONE -> StandardColumns::time;
      case BINARY -> StandardColumns::binary;
      default -> StandardColumns::text;
    };
  }

  /** Texts are ordered by rules that differ from database to database: they are no cursors here. */
  private static Optional<Ordering> ordering(DataType.Kind kind, String quoted) {
    return switch (kind) {
      case INTEGER, NUMBER ->
          ordering(
              quoted, (statement, cursor) -> statement.setBigDecimal(1, new BigDecimal(cursor)));
      case DATE ->
          ordering(quoted, (statement, cursor) -> statement.setObject(1, LocalDate.parse(cursor)));
      case TIMESTAMP_WITHOUT_TIMEZONE ->
          ordering(
              quoted, (statement, cursor) -> statement.setObject(1, LocalDateTime.parse(cursor)));
      case TIMESTAMP_WITH_TIMEZONE ->
          ordering(
              quoted, (statement, cursor) -> statement.setObject(1, OffsetDateTime.parse(cursor)));
      default -> Optional.empty();
    };
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

  private static JsonNode day(
      @Nullable TemporalAccessor value, DateTimeFormatter format, Loss loss) {
    if (value == null) {
      return NullNode.getInstance();
    }
    int year = value.get(ChronoField.YEAR);
    return year < 1 || year > LAST_YEAR
        ? TextReader.lost(loss)
        : TextNode.valueOf(format.format(value));
  }

  private static JsonNode time(ResultSet row, int index, Loss loss) throws SQLException {
    LocalTime value = row.getObject(index, LocalTime.class);
    return value == null
        ? NullNode.getInstance()
        : TextNode.valueOf(DateTimeFormatter.ISO_LOCAL_TIME.format(value));
  }

  private static JsonNode binary(ResultSet row, int index, Loss loss) throws SQLException {
    byte[] value = row.getBytes(index);
    return value == null
        ? NullNode.getInstance()
        : TextNode.valueOf(Base64.getEncoder().encodeToString(value));
  }

  private static JsonNode text(ResultSet row, int index, Loss loss) throws SQLException {
    String value = row.getString(index);
    return value == null ? NullNode.getInstance() : TextNode.valueOf(value);
  }
}
