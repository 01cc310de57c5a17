package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one database of PostgreSQL into another: every type of column is read back equal. */
class PostgresToPostgresTest {

  private static final Path EXAMPLES = Path.of("..").toAbsolutePath().normalize();

  private static final String TABLE =
      """
      CREATE TABLE everything (
        id int4 PRIMARY KEY, flag bool, small int2, large int8, price numeric(20,6), exact numeric,
        ratio float8, single float4, label text, code char(4), made date, clock time, clock_zone timetz,
        local timestamp, moment timestamptz, bytes bytea, doc jsonb, raw json, key uuid,
        numbers int4[], words text[], span interval, address inet, "Mixed ""Case"" ü" varchar(9))
      """;

  private static final String ROWS =
      """
      INSERT INTO everything VALUES
        (1, true, -32768, 9223372036854775807, 12345678901234.123456, 0.000000000000000001,
         0.1, 0.3, E'tab\\t"quote" \\\\ ü 🐦', 'ab', '2024-02-29', '10:20:30.123456',
         '10:20:30.5+05:30', '2024-03-31 02:30:00.000001', '2024-03-31 02:30:00.5+02',
         '\\xdeadbeef00', '{"b": 1.10, "a": [100, null, "ü"]}', '{"b":1.10}',
         'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{1,NULL,3}', '{"a b",NULL,"q\\""}',
         '1 year 2 days 03:04:05.6', '192.168.0.1/24', 'ü'),
        (2, false, 32767, -9223372036854775808, -0.000001, 12345678901234567890.50,
         1.7976931348623157e308, -1.5, '', '    ', '0044-03-15 BC', '24:00:00', '00:00:00-03',
         '4714-11-24 00:00:00 BC', '9999-12-31 23:59:59.999999+00', '', '[]', '"text"',
         '00000000-0000-0000-0000-000000000000', '{}', '{}', '0', '::1', ''),
        (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
         null, null, null, null, null, null, null, null, null),
        (4, null, 0, 0, 99999999999999.999999, 1e1000 + 1e-1000, 1e-300, 1e-37, repeat('x', 1000000),
         null, '9999-12-31', '00:00', '15:59:59+15:59', '1999-12-31 23:59:59.999999',
         '4713-01-01 00:00:00+00 BC', decode(repeat('ff', 1000000), 'hex'), '{"n": 1e300}', '[[]]',
         null, '{{1,2},{3,4}}', null, null, null, null)
      """;

  /**
   * Questions that both tables answer alike; the second one is asked of the copy when there are
   * two.
   */
  private static final String[][] QUESTIONS = {
    {"id"},
    {"flag"},
    {"small"},
    {"large"},
    {"price"},
    {"exact"},
    {"ratio"},
    {"single"},
    {"label"},
    {"code || ''", "rtrim(code)"},
    {"made"},
    {"clock"},
    {"clock_zone"},
    {"local"},
    {"moment"},
    {"bytes"},
    {"doc"},
    {"raw::jsonb", "raw"},
    {"key"},
    {"to_jsonb(numbers)", "numbers"},
    {"to_jsonb(words)", "words"},
    {"span", "span::interval"},
    {"text(address)", "text(address::inet)"},
    {"\"Mixed \"\"Case\"\" ü\""}
  };

  private static EmbeddedPostgres server;

  @TempDir Path work;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.builder().setServerConfig("timezone", "America/Caracas").start();
    execute("postgres", TABLE, ROWS, "CREATE DATABASE warehouse");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void every_type_of_column_is_read_back_equal() throws Exception {
    Transcript said = sync("full_refresh", "overwrite", List.of());

    assertThat(said.all("STATE", "state")).isNotEmpty();
    requireEqual();
    assertThat(column("warehouse", "_airbyte_meta->'changes'")).containsOnly("[]");
  }

  @Test
  void changed_rows_take_the_place_of_old_ones() throws Exception {
    execute("postgres", "ALTER TABLE everything ADD COLUMN seen int8 DEFAULT 1");
    Acknowledged acknowledged = new Acknowledged();
    acknowledged.take(sync("incremental", "append_dedup", List.of()));
    execute(
        "postgres",
        "UPDATE everything SET seen = 2, label = 'changed', ratio = ratio / 3 WHERE id IN (2, 3)",
        "INSERT INTO everything (id, label, seen) VALUES (5, 'new', 2)");
    Path state = Json.write(work.resolve("state.json"), acknowledged.forNextSync());
    acknowledged.take(sync("incremental", "append_dedup", List.of("--state", state)));

    requireEqual();
    assertThat(column("warehouse", "label")).contains("changed", "new").hasSize(5);
  }

  private static void requireEqual() throws SQLException {
    for (String[] question : QUESTIONS) {
      assertThat(column("warehouse", question[question.length - 1]))
          .as(question[0])
          .isEqualTo(column("postgres", question[0]));
    }
  }

  private Transcript sync(String mode, String destinationMode, List<Object> state)
      throws Exception {
    ConnectorJar source = ConnectorJar.of(EXAMPLES, "source-database", work);
    ConnectorJar destination = ConnectorJar.of(EXAMPLES, "destination-postgres", work);
    ObjectNode from =
        Json.object()
            .put("jdbc_url", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres")
            .put("username", "postgres");
    from.putArray("schemas").add("public");
    Path sourceConfig = Json.write(work.resolve("source.json"), from);
    Path destinationConfig =
        Json.write(
            work.resolve("destination.json"),
            Json.object()
                .put("host", "localhost")
                .put("port", server.getPort())
                .put("database", "warehouse")
                .put("username", "postgres"));
    JsonNode catalog = source.run("discover", "--config", sourceConfig).one("CATALOG", "catalog");
    ObjectNode configured = Json.object();
    ObjectNode entry = configured.withArray("streams").addObject();
    entry.set("stream", catalog.at("/streams/0"));
    entry.put("sync_mode", mode).put("destination_sync_mode", destinationMode);
    entry.putArray("cursor_field").add("seen");
    entry.putArray("primary_key").addArray().add("id");
    Path catalogFile = Json.write(work.resolve("catalog.json"), configured);
    return new Pipe(source, destination).sync(sourceConfig, destinationConfig, catalogFile, state);
  }

  private static void execute(String database, String... statements) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> column(String database, String expression) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT (" + expression + ")::text FROM everything AS t ORDER BY t.id")) {
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
    }
    return values;
  }
}
