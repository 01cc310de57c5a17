package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Discovering and reading SQLite files. */
final class SqliteTest {

  @TempDir private Path folder;

  private Run database(String script) throws SQLException {
    Path file = folder.resolve("test.db");
    execute(file, script);
    return new Run(folder, Run.config("jdbc:sqlite:" + file));
  }

  private static void execute(Path file, String script) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INTEGER       | 9223372036854775807            | 9223372036854775807
          INT           | 3.0                            | 3
          REAL          | 0.1                            | 0.1
          REAL          | 2251799813685249.5             | 2251799813685249.5
          DECIMAL(10,2) | 1.10                           | 1.1
          DECIMAL_TEXT(40,20) | '1.10000000000000000001' | 1.10000000000000000001
          BIGNUM_TEXT   | '123456789012345678901234567890' | "123456789012345678901234567890"
          BOOLEAN       | 1                              | true
          BOOLEAN       | 'false'                        | false
          TEXT          | 'tab	ü 𝄞'                      | "tab\\tü 𝄞"
          VARCHAR(9)    | 12                             | "12"
          BLOB          | x'00ff'                        | "AP8="
          BLOB          | 'ab'                           | "YWI="
          DATE          | '2024-02-29'                   | "2024-02-29"
          DATE          | '2024-02-29 00:00:00.000'      | "2024-02-29"
          DATETIME      | '2024-03-31 02:30:00.120'      | "2024-03-31T02:30:00.12"
          TIMESTAMP     | '2024-03-31T02:30'             | "2024-03-31T02:30:00"
          TIMESTAMP     | '2024-03-31'                   | "2024-03-31T00:00:00"
          TIMESTAMPTZ   | '2024-03-31 02:30:00+05:30'    | "2024-03-31T02:30:00+05:30"
          TIME          | '10:20'                        | "10:20:00"
          TIMETZ        | '10:20:30.50-03:00'            | "10:20:30.5-03:00"
          JSON          | '{"a": [1.10, null]}'          | {"a":[1.10,null]}
          JSON          | 'no json'                      | "no json"
          DATETIME      | 1711852200000                  | 1711852200000
          DATETIME      | '2024-03-31T02:30:00Z'         | "2024-03-31T02:30:00Z"
          DATE          | '2024-02-30'                   | "2024-02-30"
          INTEGER       | 'many'                         | "many"
          INTEGER       | 1.5                            | 1.5
          INTEGER       | x'00'                          | "AA=="
          ''            | '12'                           | "12"
          ''            | 12                             | 12
          """)
  void a_value_arrives_exactly(String type, String literal, String expected) throws SQLException {
    String declared = type.equals("''") ? "" : type;
    Run run =
        database("CREATE TABLE t (v " + declared + "); INSERT INTO t VALUES (" + literal + ")");
    Transcript read = run.read(Run.catalog(run.discover().stream("t")));
    assertThat(read.exit()).as("%s", read.messages()).isZero();
    JsonNode record = read.of("RECORD").get(0).path("record");
    assertThat(record.at("/data/v")).isEqualTo(Transcript.json(expected));
    assertThat(record.has("meta")).isFalse();
  }

  @Test
  void a_column_is_taken_for_what_its_first_rows_hold() throws SQLException {
    Run run =
        database(
            """
            CREATE TABLE t (a DATETIME, b DATETIME, c INTEGER, d DATE, e INTEGER);
            INSERT INTO t VALUES (1711852200, '2024-01-01Z', 1.5, '2024-01-01', 7);
            INSERT INTO t VALUES (1711852201, '2024-01-02Z', 2, 1711852200, 'x')""");
    JsonNode properties = run.discover().stream("t").at("/json_schema/properties");
    assertThat(properties.at("/a/airbyte_type").asText()).isEqualTo("integer");
    assertThat(properties.at("/b")).isEqualTo(Transcript.json("{\"type\":[\"null\",\"string\"]}"));
    assertThat(properties.at("/c")).isEqualTo(Transcript.json("{\"type\":[\"null\",\"number\"]}"));
    assertThat(properties.at("/d/airbyte_type").asText()).isEqualTo("json");
    assertThat(properties.at("/e/airbyte_type").asText()).isEqualTo("json");
  }

  @Test
  void a_value_that_does_not_fit_far_down_is_null_with_a_change() throws SQLException {
    Run run =
        database(
            """
            CREATE TABLE t (v INTEGER);
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
            INSERT INTO t SELECT i FROM n;
            INSERT INTO t VALUES ('x')""");
    Transcript read = run.read(Run.catalog(run.discover().stream("t")));
    JsonNode last = read.of("RECORD").get(1000).path("record");
    assertThat(last.at("/data/v").isNull()).isTrue();
    assertThat(last.at("/meta/changes/0/field").asText()).isEqualTo("v");
    assertThat(read.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          INTEGER       ; i / 7
          REAL          ; (i / 7) * 0.1
          NUMERIC       ; 9007199254740990 + i / 7
          TEXT          ; char(65 + i / 7) || 'é'
          VARCHAR COLLATE NOCASE ; char(65 + (i / 7) % 60) || (i / 7)
          DATE          ; date('2024-01-01', '+' || (i / 7) || ' days')
          DATETIME      ; strftime('%Y-%m-%d %H:%M:%f', '2024-01-01', '+' || (i / 7) || ' seconds')
          TIMESTAMP     ; strftime(iif(i % 2, '%Y-%m-%dT%H:%M', '%Y-%m-%d %H:%M'), i / 7 + 2460000)
          TIME          ; time('00:00', '+' || (i / 7) || ' seconds') || iif(i % 2, '.5', '.500')
          DATETIME      ; 1711852200 + i / 7
          """)
  void nothing_is_lost_when_reading_resumes_from_any_state(String type, String value)
      throws SQLException {
    Run run =
        database(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v "
                + type
                + "); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)"
                + " INSERT INTO t SELECT i, "
                + value
                + " FROM n; INSERT INTO t VALUES (0, NULL)");
    ObjectNode catalog = Run.catalog(run.discover().stream("t"), "v");
    Transcript first = run.read(catalog);
    assertThat(first.errors()).isEmpty();
    assertThat(ids(first.records("t"))).hasSize(2501);
    int last = first.records("t").get(2500).path("id").asInt();
    execute(
        folder.resolve("test.db"),
        "INSERT INTO t SELECT 10000, v FROM t WHERE id = "
            + last
            + "; INSERT INTO t SELECT 20000, v FROM t WHERE id = "
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

  @ParameterizedTest
  @ValueSource(strings = {"BOOLEAN", "BLOB", "JSON", "TIMESTAMPTZ", "DECIMAL_TEXT(30,2)"})
  void a_cursor_without_an_order_is_refused(String type) throws SQLException {
    Run run = database("CREATE TABLE t (id INTEGER, v " + type + ")");
    Transcript read = run.read(Run.catalog(run.discover().stream("t"), "v"));
    assertThat(read.failureTypes()).containsExactly("config_error");
  }

  @Test
  void texts_of_an_utf16_file_are_no_cursors() throws SQLException {
    Run run =
        database(
            "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (v TEXT); INSERT INTO t VALUES ('ä')");
    Transcript discovered = run.discover();
    assertThat(discovered.stream("t").path("supported_sync_modes").size()).isOne();
    assertThat(run.read(Run.catalog(discovered.stream("t"))).records("t"))
        .containsExactly(Transcript.json("{\"v\":\"ä\"}"));
  }

  @Test
  void tables_views_keys_and_generated_columns_are_discovered() throws SQLException {
    Run run =
        database(
            """
            CREATE TABLE "Ünï ""q"" [t]" (
              "B b" TEXT, a INTEGER, sum INTEGER AS (a + 1), PRIMARY KEY (a, "B b"));
            INSERT INTO "Ünï ""q"" [t]" VALUES ('x', 1);
            CREATE VIEW v AS SELECT a FROM "Ünï ""q"" [t]";
            CREATE VIEW broken AS SELECT * FROM gone;
            CREATE VIRTUAL TABLE words USING fts5(word)""");
    Transcript discovered = run.discover();
    assertThat(discovered.of("CATALOG").get(0).at("/catalog/streams").findValuesAsText("name"))
        .containsExactly("v", "words", "Ünï \"q\" [t]");
    assertThat(discovered.warnings()).hasSize(1);
    JsonNode stream = discovered.stream("Ünï \"q\" [t]");
    assertThat(stream.has("namespace")).isFalse();
    assertThat(stream.path("source_defined_primary_key"))
        .isEqualTo(Transcript.json("[[\"a\"],[\"B b\"]]"));
    assertThat(run.read(Run.catalog(stream, "B b")).records(stream.path("name").asText()))
        .containsExactly(Transcript.json("{\"B b\":\"x\",\"a\":1,\"sum\":2}"));
  }

  @Test
  void a_wrong_path_is_a_configuration_error_and_makes_no_file() {
    Path file = folder.resolve("none.db");
    Run run = new Run(folder, Run.config("jdbc:sqlite:" + file));
    assertThat(run.check().of("CONNECTION_STATUS").get(0).at("/connectionStatus/message").asText())
        .contains("not there");
    assertThat(run.discover().failureTypes()).containsExactly("config_error");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_file_that_is_no_database_is_a_configuration_error() throws IOException {
    Path file = Files.writeString(folder.resolve("text.db"), "not a database, ".repeat(99));
    Run run = new Run(folder, Run.config("jdbc:sqlite:" + file));
    assertThat(run.check().of("CONNECTION_STATUS").get(0).at("/connectionStatus/message").asText())
        .contains("no SQLite database");
  }

  @Test
  void the_specification_marks_the_password_and_nothing_else_is_required() throws SQLException {
    JsonNode specification =
        database("CREATE TABLE t (a)").spec().of("SPEC").get(0).at("/spec/connectionSpecification");
    assertThat(specification.path("required")).isEqualTo(Transcript.json("[\"jdbc_url\"]"));
    assertThat(specification.at("/properties/password/airbyte_secret").asBoolean()).isTrue();
    assertThat(specification.path("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "jdbc_url",
            "username",
            "password",
            "schemas",
            "workers",
            "connections",
            "page_rows",
            "lookback_seconds",
            "retries");
  }
}
