package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Discovering and reading tables of PostgreSQL. */
final class PostgresReadTest extends OnPostgres {

  /** 2500 rows with ties that cross every checkpoint; v is what the type makes of g / 7. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          int8 ; g / 7
          numeric ; (g / 7) * 1.000000000000000000001
          float8 ; (g / 7) * 0.1::float8
          float4 ; (g / 7) * 0.1::float4
          money ; (g / 7)::money
          date ; date '2024-01-01' + g / 7
          timestamp ; timestamp '0001-12-30 00:00:00.000001 BC' + (g / 7) * interval '1 minute'
          timestamptz ; timestamptz '2024-01-01 00:00:00.1Z' + (g / 7) * interval '37.000001 s'
          time ; time '00:00:00' + (g / 7) * interval '1.5 s'
          text ; chr(65 + g / 7 % 60) || chr(233 + g / 7 * 50) || ' ' || g / 7
          char(9) ; 'a' || chr(9 + g / 7)
          varchar(30) ; substr(md5((g / 7)::text), 1, 30)
          uuid ; md5((g / 7)::text)::uuid
          """)
  void nothing_is_lost_when_reading_resumes_from_any_state(String type, String value)
      throws SQLException {
    ObjectNode config =
        server.config(
            "CREATE TABLE t (id int4 PRIMARY KEY, v "
                + type
                + "); INSERT INTO t SELECT g, "
                + value
                + " FROM generate_series(1, 2500) g; INSERT INTO t VALUES (0, NULL)");
    Run run = new Run(folder, config);
    ObjectNode catalog = Run.catalog(run.discover().stream("t"), "v");
    Transcript first = run.read(catalog);
    assertThat(first.errors()).isEmpty();
    assertThat(ids(first.records("t"))).hasSize(2501);
    int last = first.records("t").get(2500).path("id").asInt();
    server.execute(
        config,
        "INSERT INTO t SELECT more + id, v FROM t, (VALUES (10000), (20000)) n (more) WHERE id = "
            + last);
    Set<Integer> sent = new HashSet<>();
    int resumed = 0;
    for (JsonNode message : first.messages()) {
      if (message.path("type").asText().equals("RECORD")) {
        sent.add(message.at("/record/data/id").asInt());
      } else if (message.path("type").asText().equals("STATE")) {
        Transcript rest = run.read(catalog, message);
        assertThat(rest.errors()).isEmpty();
        Set<Integer> all = new HashSet<>(sent);
        all.addAll(ids(rest.records("t")));
        assertThat(all).hasSize(2503);
        assertThat(rest.records("t")).hasSizeLessThan(2503 - sent.size() + 10);
        resumed++;
      }
    }
    assertThat(resumed).isGreaterThan(1);
  }

  private static List<Integer> ids(List<JsonNode> records) {
    return records.stream().map(record -> record.path("id").asInt()).toList();
  }

  @Test
  void names_are_taken_letter_by_letter() throws SQLException {
    ObjectNode config =
        server.config(
            """
            CREATE TABLE "We""ird ' Täble.%_ select" (
              "Ke""y b" int, "Key a" text, "ORDER" int, "ключ 🔑" text,
              PRIMARY KEY ("Key a", "Ke""y b"));
            INSERT INTO "We""ird ' Täble.%_ select" VALUES (1, 'x', 2, 'z')""");
    Run run = new Run(folder, config);
    JsonNode stream = run.discover().stream("We\"ird ' Täble.%_ select");
    assertThat(stream.path("namespace").asText()).isEqualTo(PostgresServer.schema(config));
    assertThat(stream.path("source_defined_primary_key"))
        .isEqualTo(Transcript.json("[[\"Key a\"], [\"Ke\\\"y b\"]]"));
    assertThat(run.read(Run.catalog(stream, "Ke\"y b")).records(stream.path("name").asText()))
        .containsExactly(
            Transcript.json("{\"Ke\\\"y b\":1,\"Key a\":\"x\",\"ORDER\":2,\"ключ 🔑\":\"z\"}"));
  }

  @Test
  void views_and_partitioned_tables_are_streams_and_partitions_are_not() throws SQLException {
    ObjectNode config =
        server.config(
            """
            CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
            CREATE TABLE p_2024 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            INSERT INTO p VALUES (1, '2024-05-05');
            CREATE VIEW v AS SELECT id + 1 AS next FROM p;
            CREATE MATERIALIZED VIEW m AS SELECT 'x'::text AS x;
            CREATE TABLE flags (ok bool)""");
    Run run = new Run(folder, config);
    Transcript discovered = run.discover();
    assertThat(discovered.of("CATALOG").get(0).at("/catalog/streams").findValuesAsText("name"))
        .containsExactly("flags", "m", "p", "v");
    assertThat(discovered.stream("flags").path("supported_sync_modes").size()).isOne();
    assertThat(discovered.messages()).isEqualTo(run.discover().messages());
    assertThat(run.read(Run.catalog(discovered.stream("v"))).records("v"))
        .containsExactly(Transcript.json("{\"next\":2}"));
  }

  @Test
  void columns_that_nobody_configured_are_not_read_and_missing_ones_are_left_out()
      throws SQLException {
    ObjectNode config =
        server.config("CREATE TABLE t (a int, b int, c int); INSERT INTO t VALUES (1, 2, 3)");
    Run run = new Run(folder, config);
    ObjectNode catalog = Run.catalog(run.discover().stream("t"));
    ((ObjectNode) catalog.at("/streams/0/stream/json_schema/properties")).remove("a");
    server.execute(config, "ALTER TABLE t DROP COLUMN b");
    Transcript read = run.read(catalog);
    assertThat(read.records("t")).containsExactly(Transcript.json("{\"c\":3}"));
    assertThat(read.warnings()).filteredOn(text -> text.contains("[b]")).hasSize(1);
    assertThat(read.exit()).isZero();
  }

  @Test
  void a_table_that_is_gone_does_not_stop_the_others() throws SQLException {
    ObjectNode config =
        server.config("CREATE TABLE a (x int); CREATE TABLE b (x int); INSERT INTO b VALUES (1)");
    Run run = new Run(folder, config);
    Transcript discovered = run.discover();
    ObjectNode catalog = Run.catalog(discovered.stream("a"));
    Run.add(catalog.withArray("/streams"), discovered.stream("b"));
    server.execute(config, "DROP TABLE a");
    Transcript read = run.read(catalog);
    assertThat(read.records("b")).hasSize(1);
    assertThat(read.warnings()).filteredOn(text -> text.contains(".a'")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bool", "jsonb", "int[]", "interval", "inet", "bytea", "timetz"})
  void a_cursor_without_an_order_is_refused(String type) throws SQLException {
    ObjectNode config = server.config("CREATE TABLE t (id int, v " + type + ")");
    Run run = new Run(folder, config);
    Transcript read = run.read(Run.catalog(run.discover().stream("t"), "v"));
    assertThat(read.exit()).isOne();
    assertThat(read.failureTypes()).containsExactly("config_error");
    assertThat(read.errors().get(0)).contains("'cursor_field'");
  }

  @Test
  void an_unknown_cursor_is_refused() throws SQLException {
    Run run = new Run(folder, server.config("CREATE TABLE t (id int)"));
    Transcript read = run.read(Run.catalog(run.discover().stream("t"), "nope"));
    assertThat(read.failureTypes()).containsExactly("config_error");
    assertThat(read.errors().get(0)).contains("nope");
  }

  @Test
  void what_the_user_may_not_read_is_no_stream() throws SQLException {
    ObjectNode config = server.config("CREATE TABLE a (x int, y int); CREATE TABLE b (x int)");
    String schema = PostgresServer.schema(config);
    server.execute(
        config,
        String.format(
            "CREATE ROLE r_%1$s LOGIN; GRANT USAGE ON SCHEMA %1$s TO r_%1$s;"
                + " GRANT SELECT (x) ON a TO r_%1$s",
            schema));
    Transcript discovered = new Run(folder, server.config(schema, "r_" + schema)).discover();
    assertThat(discovered.of("CATALOG").get(0).at("/catalog/streams").findValuesAsText("name"))
        .containsExactly("a");
    assertThat(discovered.stream("a").at("/json_schema/properties").size()).isOne();
  }

  @Test
  void a_lost_connection_is_transient_and_what_was_read_is_kept() throws SQLException {
    ObjectNode config =
        server.config(
            """
            CREATE FUNCTION bite(n int) RETURNS int LANGUAGE plpgsql AS $$
              BEGIN
                IF n = 3000 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                RETURN n;
              END $$;
            CREATE TABLE t (n int PRIMARY KEY);
            INSERT INTO t SELECT generate_series(1, 4000);
            CREATE VIEW v AS SELECT n, bite(n) AS b FROM t""");
    config.put("retries", 1);
    Run run = new Run(folder, config);
    Transcript read = run.read(Run.catalog(run.discover().stream("v"), "n"));
    assertThat(read.exit()).isOne();
    assertThat(read.failureTypes()).containsExactly("transient_error");
  }

  /** In that encoding the euro stands before the umlauts, as a code point behind them. */
  @Test
  void texts_that_the_server_orders_otherwise_are_refused_in_words_for_users() throws SQLException {
    server.execute("CREATE DATABASE win ENCODING 'WIN1252' LOCALE 'C' TEMPLATE template0");
    try (Connection connection = DriverManager.getConnection(server.url("win"), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (v text); INSERT INTO t VALUES ('€'), ('ä'), ('z')");
    }
    Run run = new Run(folder, Run.config(server.url("win")).put("username", "postgres"));
    Transcript read = run.read(Run.catalog(run.discover().stream("t"), "v"));
    assertThat(read.failureTypes()).containsExactly("config_error");
    assertThat(read.errors().get(0)).contains("'v'", "'cursor_field'").doesNotContain("sorted");
  }

  @Test
  void wrong_places_are_told_apart() {
    List<String> messages = new ArrayList<>();
    for (String url :
        List.of(
            server.url("nowhere"),
            "jdbc:postgresql://no-such-host.invalid/x",
            "jdbc:postgresql://localhost:1/x",
            "jdbc:nodb://localhost/x",
            "postgresql://me:hunter2@localhost/x",
            "jdbc:postgresql://localhost/x?password=hunter2")) {
      Transcript check = new Run(folder, Run.config(url).put("username", "postgres")).check();
      assertThat(check.exit()).isZero();
      assertThat(check.messages().toString()).doesNotContain("hunter2");
      messages.add(check.of("CONNECTION_STATUS").get(0).at("/connectionStatus/message").asText());
    }
    assertThat(messages.get(0)).contains("does not have the database");
    assertThat(messages.get(1)).contains("host in 'jdbc_url'");
    assertThat(messages.get(2)).contains("does not answer");
    assertThat(messages.get(3)).contains("No driver");
    assertThat(messages.get(4)).contains("begin with 'jdbc:'");
    assertThat(messages.get(5)).contains("'password'");
  }

  @Test
  void a_schema_that_does_not_exist_fails_the_check() {
    Transcript check = new Run(folder, server.config("no_such", "postgres")).check();
    assertThat(check.of("CONNECTION_STATUS").get(0).at("/connectionStatus/message").asText())
        .contains("[no_such]");
  }

  @Test
  void any_other_driver_is_read_by_what_jdbc_tells() throws SQLException {
    ObjectNode config =
        server.config(
            """
            CREATE TABLE "T x" (
              id int8 PRIMARY KEY, n numeric(8,2), d date, ts timestamp, tz timestamptz, ok bool,
              bytes bytea, name text, f float8, clock time);
            INSERT INTO "T x" SELECT g, 1.10, '2024-01-02', '2024-01-02 03:04:05.000006',
              '2024-01-02 03:04:05+02', true, '\\x00ff', 'ä', 'NaN', '10:20:30'
              FROM generate_series(1, 3) g;
            INSERT INTO "T x" (id) VALUES (4)""");
    DatabaseConfig typed =
        Run.typed(
            config.path("jdbc_url").asText(),
            Optional.of("postgres"),
            List.of(PostgresServer.schema(config)));
    Collected collected = Collected.of(new StandardDialect(), typed, "id", "2");
    assertThat(collected.key()).containsExactly("id");
    assertThat(collected.changes()).isEqualTo(2);
    assertThat(collected.records())
        .hasSize(3)
        .contains(
            Transcript.json(
                """
                {"id":2,"n":1.10,"d":"2024-01-02","ts":"2024-01-02T03:04:05.000006",
                 "tz":"2024-01-02T01:04:05Z","ok":true,"bytes":"AP8=","name":"ä","f":null,
                 "clock":"10:20:30"}
                """),
            Transcript.json(
                """
                {"id":4,"n":null,"d":null,"ts":null,"tz":null,"ok":null,"bytes":null,"name":null,
                 "f":null,"clock":null}
                """));
  }
}
