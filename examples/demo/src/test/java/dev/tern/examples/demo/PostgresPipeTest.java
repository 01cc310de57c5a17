package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same pipe from a real PostgreSQL server: every type of column is read back equal. */
class PostgresPipeTest {

  private static final Path EXAMPLES = Path.of("..").toAbsolutePath().normalize();

  private static final String TABLE =
      """
      CREATE TABLE everything (
        id int4 PRIMARY KEY, flag bool, small int2, large int8, price numeric(20,6), exact numeric,
        ratio float8, single float4, label text, code char(4), made date, clock time, clock_zone timetz,
        local timestamp, moment timestamptz, bytes bytea, doc jsonb, raw json, key uuid,
        numbers int4[], words text[], span interval, address inet)
      """;

  private static final String ROWS =
      """
      INSERT INTO everything VALUES
        (1, true, -32768, 9223372036854775807, 12345678901234.123456, 0.000000000000000001,
         0.1, 0.3, E'tab\\t"quote" \\\\ ü 🐦', 'ab', '2024-02-29', '10:20:30.123456',
         '10:20:30.5+05:30', '2024-03-31 02:30:00.000001', '2024-03-31 02:30:00.5+02',
         '\\xdeadbeef00', '{"b": 1.10, "a": [100, null, "ü"]}', '{"b":1.10}',
         'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{1,NULL,3}', '{"a b",NULL,"q\\""}',
         '1 year 2 days 03:04:05.6', '192.168.0.1/24'),
        (2, false, 32767, -9223372036854775808, -0.000001, 12345678901234567890.5,
         1.7976931348623157e308, -1.5, '', '    ', '0001-01-01', '00:00:00', '00:00:00-03',
         '0001-01-01 00:00:00', '9999-12-31 23:59:59.999999+00', '', '[]', 'null',
         '00000000-0000-0000-0000-000000000000', '{}', '{}', '0', '::1'),
        (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
         null, null, null, null, null, null, null, null)
      """;

  /** What to ask PostgreSQL, and DuckDB, so that equal values make equal texts. */
  private static final String[][] QUESTIONS = {
    {"flag::text", "flag::VARCHAR"},
    {"small::text", "small::VARCHAR"},
    {"large::text", "large::VARCHAR"},
    {"price::text", "price::VARCHAR"},
    {"trim_scale(exact)::text", "rtrim(rtrim(exact::VARCHAR, '0'), '.')"},
    {"ratio::text", "ratio::VARCHAR"},
    {"single::float8::numeric(10,4)::text", "single::DECIMAL(10,4)::VARCHAR"},
    {"label", "label"},
    {"rpad(code, 4)", "code"},
    {"made::text", "made::VARCHAR"},
    {"clock::text", "clock::VARCHAR"},
    {"clock_zone::text", "clock_zone::VARCHAR"},
    {"local::text", "local::VARCHAR"},
    {"(extract(epoch FROM moment) * 1000000)::bigint::text", "epoch_us(moment)::VARCHAR"},
    {"encode(bytes, 'hex')", "lower(hex(bytes))"},
    {"key::text", "key::VARCHAR"},
    {"cardinality(numbers)::text", "json_array_length(numbers)::VARCHAR"},
    {"numbers[1]::text", "numbers->>0"},
    {"words[3]", "words->>2"},
    {"jsonb_typeof(doc)", "lower(json_type(doc))"},
    {"(doc::text LIKE '%1.10%')::text", "(doc::VARCHAR LIKE '%1.10%')::VARCHAR"},
    {"doc#>>'{a,2}'", "doc->'a'->>2"},
    {"raw::text", "raw::VARCHAR"},
    {
      "span::text",
      "CASE span WHEN 'P1Y2DT3H4M5.6S' THEN '1 year 2 days 03:04:05.6'"
          + " WHEN 'PT0S' THEN '00:00:00' END"
    },
    {"text(address)", "address || CASE WHEN address = '::1' THEN '/128' ELSE '' END"},
  };

  private static EmbeddedPostgres server;

  @TempDir Path work;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setServerConfig("timezone", "America/Caracas").start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void every_type_of_column_is_read_back_equal() throws Exception {
    execute(TABLE, ROWS);

    Transcript said = sync("everything", "full_refresh", List.of());

    assertThat(said.all("STATE", "state")).isNotEmpty();
    for (String[] question : QUESTIONS) {
      assertThat(copied("everything", question[1]))
          .as(question[0])
          .isEqualTo(original("everything", question[0]));
    }
    assertThat(copied("everything", "_airbyte_meta->>'changes'")).containsOnly("[]");
  }

  @Test
  void a_second_sync_moves_what_is_new_and_loses_no_tie() throws Exception {
    execute(
        "CREATE TABLE ticks (id int PRIMARY KEY, seen timestamptz)",
        "INSERT INTO ticks SELECT n, timestamptz '2024-01-01' + n / 10 * interval '1 s'"
            + " FROM generate_series(1, 1234) n");
    Acknowledged acknowledged = new Acknowledged();
    acknowledged.take(sync("ticks", "incremental", List.of()));

    execute(
        "INSERT INTO ticks SELECT n, timestamptz '2024-01-01' + 123 * interval '1 s'"
            + " FROM generate_series(2000, 2004) n");
    Path state = Json.write(work.resolve("state.json"), acknowledged.forNextSync());
    acknowledged.take(sync("ticks", "incremental", List.of("--state", state)));

    assertThat(copied("ticks", "id::VARCHAR")).isEqualTo(original("ticks", "id::text"));
  }

  private Transcript sync(String table, String mode, List<Object> state) throws Exception {
    ConnectorJar source = ConnectorJar.of(EXAMPLES, "source-database", work);
    ConnectorJar destination = ConnectorJar.of(EXAMPLES, "destination-duckdb", work);
    ObjectNode from =
        Json.object()
            .put("jdbc_url", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres")
            .put("username", "postgres");
    from.putArray("schemas").add("public");
    Path sourceConfig = Json.write(work.resolve("source.json"), from);
    Path destinationConfig =
        Json.write(work.resolve("destination.json"), Json.object().put("path", file().toString()));
    JsonNode catalog = source.run("discover", "--config", sourceConfig).one("CATALOG", "catalog");
    ObjectNode configured = Json.object();
    for (JsonNode stream : catalog.path("streams")) {
      if (stream.path("name").asText().equals(table)) {
        ObjectNode entry = configured.withArray("streams").addObject();
        entry.set("stream", stream);
        entry.put("sync_mode", mode).put("destination_sync_mode", "append");
        entry.putArray("cursor_field").add("seen");
      }
    }
    Path catalogFile = Json.write(work.resolve("catalog.json"), configured);
    return new Pipe(source, destination).sync(sourceConfig, destinationConfig, catalogFile, state);
  }

  private Path file() {
    return work.resolve("copy.duckdb");
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> original(String table, String expression) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      return column(connection, table, expression);
    }
  }

  private List<String> copied(String table, String expression) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file())) {
      return column(connection, "public." + table, expression);
    }
  }

  private static List<String> column(Connection connection, String table, String expression)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT " + expression + " FROM " + table + " AS t ORDER BY t.id")) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }
    return values;
  }
}
