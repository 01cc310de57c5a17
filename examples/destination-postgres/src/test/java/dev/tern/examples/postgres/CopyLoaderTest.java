package dev.tern.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.cdk.destination.sql.ClockTime;
import dev.tern.cdk.destination.sql.RowLoader;
import dev.tern.cdk.destination.sql.SqlColumn;
import dev.tern.cdk.destination.sql.SqlTable;
import dev.tern.cdk.destination.sql.TableName;
import dev.tern.cdk.destination.sql.ZonedClockTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes in by COPY is read back equal. */
@ExtendWith(ServerForAll.class)
final class CopyLoaderTest {

  private final PostgresServer server;
  private final PostgresDialect dialect;

  CopyLoaderTest(PostgresServer server) {
    this.server = server;
    this.dialect = new PostgresDialect(server.config());
  }

  @Test
  void every_type_is_read_back_equal() throws Exception {
    List<String> back =
        copy(
            "boolean smallint integer bigint real uuid date time timetz timestamp timestamptz",
            row(
                true,
                -32768L,
                2147483647L,
                Long.MIN_VALUE,
                0.1f,
                UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                LocalDate.of(-43, 3, 15),
                new ClockTime(86_400_000_000L),
                new ZonedClockTime(new ClockTime(1), 20_700),
                LocalDateTime.parse("9999-12-31T23:59:59.999999"),
                OffsetDateTime.parse("0001-01-01T00:00:00.000001-03:00")),
            row(
                false,
                32767L,
                -2147483648L,
                Long.MAX_VALUE,
                -1.5e38f,
                new UUID(-1, 0),
                LocalDate.of(9999, 12, 31),
                new ClockTime(0),
                new ZonedClockTime(new ClockTime(86_400_000_000L), -57_599),
                LocalDateTime.of(-4713, 11, 24, 0, 0),
                OffsetDateTime.parse("-4713-11-24T00:00:00Z")));

    assertThat(back)
        .containsExactly(
            "true|-32768|2147483647|-9223372036854775808|0.1"
                + "|a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11|0044-03-15 BC|24:00:00"
                + "|00:00:00.000001+05:45|9999-12-31 23:59:59.999999"
                + "|0001-01-01 03:00:00.000001+00",
            "false|32767|-2147483648|9223372036854775807|-1.5e+38"
                + "|ffffffff-ffff-ffff-0000-000000000000|9999-12-31|00:00:00"
                + "|24:00:00-15:59:59|4714-11-24 00:00:00 BC|4714-11-24 00:00:00+00 BC");
  }

  @Test
  void double_precision_keeps_every_bit() throws Exception {
    List<Double> values =
        List.of(
            0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY);
    List<String> back =
        copy(
            "double\u00a0precision",
            values.stream().map(CopyLoaderTest::row).toArray(Object[][]::new));

    assertThat(back)
        .containsExactly("0.1", "-0", "5e-324", "1.7976931348623157e+308", "NaN", "Infinity");
  }

  @Test
  void numbers_keep_all_their_digits() throws Exception {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String text :
        List.of(
            "0",
            "0.000",
            "1",
            "-1",
            "10000",
            "0.0001",
            "0.00001",
            "1E+5",
            "1E+6",
            "12E+7",
            "1E-16383",
            "1E+131071",
            "-9.99E+131071",
            "123456789012345",
            "1234567890123456",
            "99999999.9999",
            "10000.0000",
            "9223372036854775807",
            "-9223372036854775808",
            "1.10")) {
      numbers.add(new BigDecimal(text));
    }
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      BigInteger digits = new BigInteger(1 + random.nextInt(200), random);
      BigDecimal number = new BigDecimal(digits, random.nextInt(100) - 40);
      numbers.add(random.nextBoolean() ? number : number.negate());
    }
    List<String> back =
        copy("numeric", numbers.stream().map(CopyLoaderTest::row).toArray(Object[][]::new));

    assertThat(back)
        .containsExactlyElementsOf(
            numbers.stream()
                .map(number -> number.scale() < 0 ? number.setScale(0) : number)
                .map(BigDecimal::toPlainString)
                .toList());
  }

  @Test
  void texts_and_bytes_of_any_size_pass_the_same_small_buffer() throws Exception {
    String mixed = "a\u007f\u0080ü\u07ff\u0800€\uffff🐦 \t\n\r\\N\\.\"'".repeat(20_000);
    byte[] bytes = new byte[20_000_000];
    new Random(1).nextBytes(bytes);
    List<Object[]> rows = new ArrayList<>();
    rows.add(row("", new byte[0]));
    rows.add(row(mixed, bytes));
    IntStream.range(0, 200).forEach(at -> rows.add(row(part(mixed, 9 * at, at), bytes(at))));
    copy("text bytea", rows.toArray(Object[][]::new));

    try (Connection connection = server.open();
        var result = connection.createStatement().executeQuery("SELECT * FROM copied ORDER BY n")) {
      for (Object[] row : rows) {
        assertThat(result.next()).isTrue();
        assertThat(result.getString(2)).isEqualTo(row[0]);
        assertThat(result.getBytes(3)).isEqualTo(row[1]);
      }
    }
  }

  @Test
  void json_keeps_its_numbers() throws Exception {
    assertThat(
            copy(
                "jsonb json",
                row("{\"b\": 1.10, \"a\": [1E400, \"🐦\\u0041\"]}", "{\"b\": 1.10}"),
                row("null", "\"\\u0000\"")))
        .containsExactly(
            "{\"a\": [1" + "0".repeat(400) + ", \"🐦A\"], \"b\": 1.10}|{\"b\": 1.10}",
            "null|\"\\u0000\"");
  }

  @Test
  void nulls_are_nulls_and_columns_that_are_left_out_get_their_default() throws Exception {
    server.execute("DROP TABLE IF EXISTS copied", "CREATE TABLE copied (a text, b int DEFAULT 7)");
    SqlColumn column = new SqlColumn("a", dialect.parse("text"));
    load(List.of(column), row((Object) null));

    assertThat(server.query("SELECT a, b FROM copied")).containsExactly("null|7");
  }

  @Test
  void what_is_not_finished_is_not_there() throws Exception {
    server.execute("DROP TABLE IF EXISTS copied", "CREATE TABLE copied (a text)");
    List<SqlColumn> columns = List.of(new SqlColumn("a", dialect.parse("text")));
    try (Connection connection = dialect.connect()) {
      dialect.begin(connection);
      try (RowLoader loader = dialect.loader(connection, table(columns), columns)) {
        loader.add(row("x".repeat(100_000)));
      }
      dialect.rollback(connection);
      assertThat(server.query("SELECT count(*) FROM copied")).containsExactly("0");
      dialect.begin(connection);
      try (RowLoader loader = dialect.loader(connection, table(columns), columns)) {
        loader.add(row("y"));
        loader.finish();
      }
      dialect.commit(connection);
    }
    assertThat(server.query("SELECT a FROM copied")).containsExactly("y");
  }

  @Test
  void a_row_that_a_constraint_refuses_is_not_quoted() throws Exception {
    server.execute(
        "DROP TABLE IF EXISTS copied", "CREATE TABLE copied (a text CHECK (a <> 'secret'))");
    List<SqlColumn> columns = List.of(new SqlColumn("a", dialect.parse("text")));

    assertThatThrownBy(() -> load(columns, row("secret")))
        .isInstanceOf(SQLException.class)
        .extracting(e -> dialect.translate((SQLException) e))
        .satisfies(
            failure -> {
              assertThat(failure).hasMessageContaining("constraint copied_a_check");
              assertThat(failure).hasStackTraceContaining("23514");
              assertThat(failure.toString() + failure.getCause()).doesNotContain("secret");
            });
  }

  /** Makes a table with those types, fills it, and reads it back in the order of arrival. */
  private List<String> copy(String types, Object[]... rows) throws Exception {
    List<SqlColumn> columns = new ArrayList<>();
    StringBuilder sql = new StringBuilder("CREATE TABLE copied (n serial");
    for (String type : types.split(" ", -1)) {
      String spelling = type.replace('\u00a0', ' ');
      columns.add(new SqlColumn("c" + columns.size(), dialect.parse(spelling)));
      sql.append(", c").append(columns.size() - 1).append(' ').append(spelling);
    }
    server.execute("DROP TABLE IF EXISTS copied", sql + ")");
    load(columns, rows);
    String names =
        String.join(", ", columns.stream().map(column -> column.name() + "::text").toList());
    return server.query("SELECT " + names + " FROM copied ORDER BY n");
  }

  private void load(List<SqlColumn> columns, @Nullable Object[]... rows) throws Exception {
    try (Connection connection = dialect.connect()) {
      dialect.begin(connection);
      try (RowLoader loader = dialect.loader(connection, table(columns), columns)) {
        for (Object[] row : rows) {
          loader.add(row);
        }
        loader.finish();
      }
      dialect.commit(connection);
    }
  }

  private static SqlTable table(List<SqlColumn> columns) {
    return new SqlTable(new TableName("public", "copied"), columns);
  }

  /** Some characters, with both halves of those that have two. */
  private static String part(String text, int from, int count) {
    return text.codePoints()
        .skip(from)
        .limit(count)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }
}
