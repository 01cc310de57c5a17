package dev.tern.examples.duckdb;

import dev.tern.cdk.destination.sql.ClockTime;
import dev.tern.cdk.destination.sql.RowLoader;
import dev.tern.cdk.destination.sql.SqlColumn;
import dev.tern.cdk.destination.sql.SqlTable;
import dev.tern.cdk.destination.sql.SqlType;
import dev.tern.cdk.destination.sql.ZonedClockTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way through an appender, which takes them column by column.
 *
 * <p>Dates and times go as counts of days and microseconds, so that no time zone of the machine has
 * a say.
 */
final class AppenderLoader implements RowLoader {

  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int DEFAULT = -1;

  private final DuckDBAppender appender;
  private final SqlType[] types;
  private final int[] places;

  private AppenderLoader(DuckDBAppender appender, SqlType[] types, int[] places) {
    this.appender = appender;
    this.types = types;
    this.places = places;
  }

  /** An appender wants all columns of its table in their order. */
  static AppenderLoader open(DuckDBConnection connection, SqlTable table, List<SqlColumn> columns)
      throws SQLException {
    List<String> names = columns.stream().map(SqlColumn::name).toList();
    List<SqlColumn> all = table.columns();
    int[] places = new int[all.size()];
    SqlType[] types = new SqlType[all.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = names.indexOf(all.get(i).name());
      types[i] = all.get(i).type();
    }
    DuckDBAppender appender =
        table.name().isTemporary()
            ? connection.createAppender("temp", "main", table.name().table())
            : connection.createAppender(
                DuckDbFile.CATALOG, table.name().schema(), table.name().table());
    return new AppenderLoader(appender, types, places);
  }

  @Override
  public void add(@Nullable Object[] values) throws SQLException {
    appender.beginRow();
    for (int i = 0; i < places.length; i++) {
      if (places[i] == DEFAULT) {
        appender.appendDefault();
        continue;
      }
      Object value = values[places[i]];
      if (value == null) {
        appender.appendNull();
      } else {
        append(types[i], value);
      }
    }
    appender.endRow();
  }

  private void append(SqlType type, Object value) throws SQLException {
    switch (type.kind()) {
      case BOOLEAN -> appender.append((boolean) value);
      case INTEGER -> appendInteger(type.precision(), value);
      case DECIMAL -> appender.append((BigDecimal) value);
      case FLOAT -> appender.append((float) value);
      case DOUBLE -> appender.append((double) value);
      case TEXT, JSON, OTHER -> appender.append((String) value);
      case BYTES -> appender.append((byte[]) value);
      case UUID -> appender.append((UUID) value);
      case DATE -> appender.appendEpochDays((int) ((LocalDate) value).toEpochDay());
      case TIME -> appender.appendDayMicros(((ClockTime) value).micros());
      case TIME_WITH_TIMEZONE -> {
        ZonedClockTime time = (ZonedClockTime) value;
        appender.appendDayMicros(time.clock().micros(), time.offset());
      }
      case TIMESTAMP ->
          appender.appendEpochMicros(micros(((LocalDateTime) value).atOffset(ZoneOffset.UTC)));
      case TIMESTAMP_WITH_TIMEZONE -> appender.appendEpochMicros(micros((OffsetDateTime) value));
    }
  }

  private void appendInteger(int bits, Object value) throws SQLException {
    switch (bits) {
      case Byte.SIZE -> appender.append(((Long) value).byteValue());
      case Short.SIZE -> appender.append(((Long) value).shortValue());
      case Integer.SIZE -> appender.append(((Long) value).intValue());
      case Long.SIZE -> appender.append((long) value);
      default -> appender.append((BigInteger) value);
    }
  }

  private static long micros(OffsetDateTime time) {
    return time.toEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO;
  }

  /** Closing alone would keep a failure to itself. */
  @Override
  public void finish() throws SQLException {
    appender.flush();
  }

  @Override
  public void close() throws SQLException {
    appender.close();
  }
}
