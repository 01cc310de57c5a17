package dev.tern.examples.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How tables are made, filled, changed and replaced. */
class TablesTest {

  private static final String ID = "\"id\":{\"type\":\"integer\"}";
  private static final String NAME = "\"name\":{\"type\":\"string\"}";
  private static final String TABLES =
      "SELECT schema_name || '.' || table_name FROM duckdb_tables() ORDER BY ALL";

  @TempDir private Path folder = Path.of("");
  private Warehouse warehouse = new Warehouse(folder);

  @BeforeEach
  void make() {
    warehouse = new Warehouse(folder);
  }

  @Test
  void rows_carry_where_they_come_from() {
    String changed =
        "{\"field\":\"x\",\"change\":\"NULLED\",\"reason\":\"SOURCE_RETRIEVAL_ERROR\"}";
    String ofSource =
        "{\"type\":\"RECORD\",\"record\":{\"stream\":\"t\",\"emitted_at\":253402300799999,\"data\":{\"id\":\"x\"},"
            + "\"meta\":{\"changes\":["
            + changed
            + "]}}}\n";
    succeeds(
        warehouse.write(List.of(Lines.append("t", ID)), Lines.record("t", "{\"id\":1}"), ofSource));
    assertThat(
            warehouse.query(
                "SELECT column_name, data_type FROM duckdb_columns() WHERE NOT internal"))
        .containsExactly(
            "_airbyte_raw_id|UUID",
            "_airbyte_extracted_at|TIMESTAMP WITH TIME ZONE",
            "_airbyte_meta|JSON",
            "_airbyte_generation_id|BIGINT",
            "id|BIGINT");
    assertThat(warehouse.query("SELECT count(DISTINCT _airbyte_raw_id) FROM t"))
        .containsExactly("2");
    assertThat(
            warehouse.query(
                "SELECT _airbyte_extracted_at::VARCHAR, _airbyte_meta, _airbyte_generation_id, id FROM t"
                    + " ORDER BY id NULLS LAST"))
        .containsExactly(
            "2023-11-14 22:13:20.123+00|{\"sync_id\":42,\"changes\":[]}|7|1",
            "9999-12-31 23:59:59.999+00|{\"sync_id\":42,\"changes\":["
                + changed
                + ",{\"field\":\"id\",\"change\":\"NULLED\",\"reason\":\"DESTINATION_TYPECAST_ERROR\"}]}|7|null");
  }

  @Test
  void append_adds_to_what_earlier_syncs_wrote() {
    succeeds(warehouse.write(List.of(Lines.append("t", ID)), Lines.record("t", "{\"id\":1}")));
    succeeds(
        warehouse.write(
            List.of(Lines.append("t", ID)), Lines.record("t", "{\"id\":2}"), Lines.complete("t")));
    assertThat(warehouse.query("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
    assertThat(Files.exists(Path.of(warehouse.file() + ".wal"))).isFalse();
  }

  @Test
  void overwrite_replaces_all_rows_and_the_columns() {
    succeeds(
        warehouse.write(
            List.of(Lines.append("t", ID)),
            Lines.record("t", "{\"id\":1}"),
            Lines.record("t", "{\"id\":2}")));
    succeeds(
        warehouse.write(
            List.of(Lines.overwrite("t", NAME)),
            Lines.record("t", "{\"name\":\"new\"}"),
            Lines.complete("t")));
    assertThat(warehouse.query("SELECT * EXCLUDE (_airbyte_raw_id, _airbyte_extracted_at) FROM t"))
        .containsExactly("{\"sync_id\":42,\"changes\":[]}|7|new");
    assertThat(warehouse.query(TABLES)).containsExactly("main.t");
  }

  @Test
  void overwrite_with_no_records_leaves_an_empty_table() {
    succeeds(warehouse.write(List.of(Lines.append("t", ID)), Lines.record("t", "{\"id\":1}")));
    succeeds(warehouse.write(List.of(Lines.overwrite("t", ID)), Lines.complete("t")));
    assertThat(warehouse.query("SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void overwrite_that_is_not_complete_changes_nothing() {
    succeeds(warehouse.write(List.of(Lines.append("t", ID)), Lines.record("t", "{\"id\":1}")));
    warehouse.write(List.of(Lines.overwrite("t", ID)), Lines.record("t", "{\"id\":2}"));
    assertThat(warehouse.query("SELECT id FROM t")).containsExactly("1");
    assertThat(warehouse.query(TABLES)).containsExactly("main.t");
  }

  @Test
  void new_fields_become_columns_and_old_ones_stay() {
    succeeds(warehouse.write(List.of(Lines.append("t", ID)), Lines.record("t", "{\"id\":1}")));
    succeeds(
        warehouse.write(List.of(Lines.append("t", NAME)), Lines.record("t", "{\"name\":\"b\"}")));
    assertThat(warehouse.query("SELECT id, name FROM t ORDER BY id NULLS LAST"))
        .containsExactly("1|null", "null|b");
  }

  @Test
  void a_column_is_widened_or_keeps_a_wider_type() {
    warehouse.execute(
        "CREATE TABLE t (name TINYINT, id VARCHAR, extra INTEGER DEFAULT 5, l INT[]);"
            + "INSERT INTO t VALUES (7, 'x', 6, [1])");
    RunResult result =
        warehouse.write(
            List.of(Lines.append("t", ID + "," + NAME + ",\"l\":{\"type\":\"array\"}")),
            Lines.record("t", "{\"id\":1,\"name\":\"100\",\"l\":[1]}"),
            Lines.record("t", "{\"id\":2,\"name\":\"1000\"}"));
    succeeds(result);
    assertThat(
            warehouse.query(
                "SELECT name, id, extra, l, _airbyte_meta->'changes'->0->>'field' FROM t ORDER BY id"))
        .containsExactly("100|1|5|null|l", "1000|2|5|null|null", "7|x|6|[1]|null");
    assertThat(warnings(result)).singleElement().asString().contains("'l' INTEGER[]");
  }

  @Test
  void every_numeric_column_takes_its_range_and_is_widened() {
    warehouse.execute("CREATE TABLE t (a SMALLINT, b INTEGER, c FLOAT, d UUID, e DECIMAL(5,1))");
    String types =
        "\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"integer\"},\"c\":{\"type\":\"number\"},"
            + "\"d\":{\"type\":\"string\"},\"e\":{\"type\":\"number\"}";
    String fits =
        Lines.record(
            "t",
            "{\"a\":32767,\"b\":-2147483648,\"c\":1.5,\"d\":\"0190a1b2-0000-7000-8000-00000000000f\",\"e\":9999.9}");
    String fitsNot =
        Lines.record("t", "{\"a\":32768,\"b\":2147483648,\"c\":1e39,\"d\":\"x\",\"e\":10000}");
    String query = "SELECT a, b, c, d, e, len(_airbyte_meta->'$.changes[*]') FROM t";
    Warehouse.Contract kept = Warehouse.Contract.DISCARD_VALUE;
    succeeds(warehouse.write(kept, List.of(Lines.append("t", types)), fits, fitsNot));
    assertThat(warehouse.query(query))
        .containsExactly(
            "32767|-2147483648|1.5|0190a1b2-0000-7000-8000-00000000000f|9999.9|0",
            "null|null|null|null|null|5");
    succeeds(warehouse.write(List.of(Lines.append("t", types)), fitsNot));
    assertThat(warehouse.query(query + " OFFSET 2"))
        .containsExactly("32768|2147483648|null|x|10000.000000000000000000|1");
  }

  @Test
  void undeclared_fields_are_left_out_with_one_warning() {
    RunResult result =
        warehouse.write(
            List.of(Lines.append("t", ID)),
            Lines.record("t", "{\"id\":1,\"more\":1}"),
            Lines.record("t", "{\"more\":2}"));
    succeeds(result);
    assertThat(warehouse.query("SELECT id FROM t")).containsExactly("1", "null");
    assertThat(warnings(result)).hasSize(1);
  }

  @Test
  void a_stream_without_properties_has_rows() {
    succeeds(warehouse.write(List.of(Lines.append("t", "")), Lines.record("t", "{}")));
    assertThat(warehouse.query("SELECT count(*) FROM t")).containsExactly("1");
  }

  @Test
  void time_zone_and_language_of_the_machine_have_no_say() {
    try (var run =
        warehouse.start(
            List.of(
                Lines.append(
                    "t",
                    "\"at\":{\"type\":\"string\",\"format\":\"date-time\"},"
                        + "\"day\":{\"type\":\"string\",\"format\":\"date\"},"
                        + "\"v\":{\"type\":\"number\"},\"TITLE\":{\"type\":\"string\"}")),
            "-Duser.timezone=Pacific/Apia",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Dfile.encoding=ISO-8859-9")) {
      run.send(
          Lines.record(
              "t",
              "{\"at\":\"2011-12-30T00:00:00Z\",\"day\":\"2011-12-30\",\"v\":1.5,\"TITLE\":\"\u0131\u015f\"}"));
      run.endInput();
      succeeds(run.await());
    }
    assertThat(
            warehouse.query(
                "SELECT t.at::VARCHAR, day, v, TITLE, _airbyte_extracted_at::VARCHAR FROM t"))
        .containsExactly(
            "2011-12-30 00:00:00+00|2011-12-30|1.500000000000000000|\u0131\u015f|2023-11-14 22:13:20.123+00");
  }

  @Test
  void a_hundred_thousand_rows_arrive() {
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      input.append(Lines.record("t", "{\"id\":" + i + ",\"name\":\"n" + i % 10 + "\"}"));
    }
    RunResult result =
        warehouse.write(
            List.of(Lines.append("t", ID + "," + NAME)), input.toString(), Lines.state("t", 1));
    succeeds(result);
    assertThat(result.states()).hasSize(1);
    assertThat(warehouse.query("SELECT count(*), sum(id), count(DISTINCT name) FROM t"))
        .containsExactly("100000|4999950000|10");
  }

  private static List<String> warnings(RunResult result) {
    return result.logs().stream().filter(log -> log.startsWith("WARN")).toList();
  }

  private static void succeeds(RunResult result) {
    assertThat(result.exitCode()).as(String.join("\n", result.lines())).isZero();
  }
}
