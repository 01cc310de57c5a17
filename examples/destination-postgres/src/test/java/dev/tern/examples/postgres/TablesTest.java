package dev.tern.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.Background;
import dev.tern.testkit.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records become rows of typed tables. */
@ExtendWith(ServerForAll.class)
final class TablesTest {

  @TempDir private Path folder;
  private final PostgresServer server;
  private String schema = "";

  TablesTest(PostgresServer server) {
    this.server = server;
  }

  @BeforeEach
  void aSchemaOfItsOwn() {
    schema = "s" + UUID.randomUUID().toString().replace("-", "");
  }

  @Test
  void every_type_is_read_back_equal() {
    String properties =
        """
        "flag":{"type":"boolean"},"whole":{"type":"integer"},
        "big":{"type":"string","airbyte_type":"big_integer"},"exact":{"type":"number"},
        "price":{"type":"number","multipleOf":0.01,"exclusiveMaximum":1000,"exclusiveMinimum":-1000},
        "ratio":{"type":"number","format":"double"},"single":{"type":"number","format":"float"},
        "label":{"type":"string"},"day":{"type":"string","format":"date"},
        "clock":{"type":"string","format":"time","airbyte_type":"time_without_timezone"},
        "clock_zone":{"type":"string","format":"time","airbyte_type":"time_with_timezone"},
        "local":{"type":"string","format":"date-time","airbyte_type":"timestamp_without_timezone"},
        "moment":{"type":"string","format":"date-time","airbyte_type":"timestamp_with_timezone"},
        "bytes":{"type":"string","contentEncoding":"base64"},"doc":{"type":"object"},
        "list":{"type":"array"}
        """;
    sync(
        List.of(Lines.append("t", properties)),
        Lines.record(
            "t",
            """
            {"flag":true,"whole":-9223372036854775808,"big":"123456789012345678901234567890",
             "exact":1.10,"price":-999.99,"ratio":0.1,"single":0.1,"label":"ü 🐦 \\"","day":"0044-03-15 BC",
             "clock":"24:00:00","clock_zone":"01:23:45.5+05:30","local":"9999-12-31T23:59:59.999999",
             "moment":"2022-11-22T01:23:45.123456+05:00","bytes":"AQI=","doc":{"b":1.10,"a":[null]},
             "list":[1,"a"]}
            """
                .replace("\n", "")));

    String columns =
        "flag, whole, big, exact, price, ratio, single, label, day, clock, clock_zone, local, moment,"
            + " bytes, doc, list, _airbyte_meta->'changes'";
    assertThat(server.query("SELECT " + columns + " FROM " + schema + ".t"))
        .containsExactly(
            "t|-9223372036854775808|123456789012345678901234567890|1.10|-999.99|0.1|0.1|ü 🐦 \"|"
                + "0044-03-15 BC|24:00:00|01:23:45.5+05:30|9999-12-31 23:59:59.999999|"
                + "2022-11-21 20:23:45.123456+00|\\x0102|{\"a\": [null], \"b\": 1.10}|[1, \"a\"]|[]");
    assertThat(
            server.query(
                "SELECT string_agg(format_type(atttypid, atttypmod), ' ' ORDER BY attnum)"
                    + " FROM pg_attribute WHERE attrelid = '"
                    + schema
                    + ".t'::regclass AND attnum > 4"))
        .containsExactly(
            "boolean bigint numeric numeric numeric(5,2) double precision real text date"
                + " time without time zone time with time zone timestamp without time zone"
                + " timestamp with time zone bytea jsonb jsonb");
  }

  @Test
  void what_postgresql_cannot_hold_is_null_and_told() {
    String properties =
        """
        "label":{"type":"string"},"exact":{"type":"number"},"day":{"type":"string","format":"date"},
        "local":{"type":"string","format":"date-time","airbyte_type":"timestamp_without_timezone"},
        "doc":{"type":"object"},"half":{"type":"object"},"huge":{"type":"object"}
        """;
    RunResult result =
        sync(
            List.of(Lines.append("t", properties)),
            Lines.record(
                "t",
                """
                {"label":"a\\u0000b","exact":1E+200000,"day":"4714-11-23 BC",
                 "local":"5000-01-01T00:00:00 BC","doc":{"a":["\\u0000"]},"half":{"a":"\\ud800"},
                 "huge":{"a":1e200000}}
                """
                    .replace("\n", "")),
            Lines.record("t", "{\"label\":\"next\",\"doc\":{\"a\":\"\\\\u0000\"}}"));

    assertThat(result.exitCode()).as(result.lines().toString()).isZero();
    assertThat(server.query("SELECT label, doc FROM " + schema + ".t ORDER BY label"))
        .containsExactly("next|{\"a\": \"\\\\u0000\"}", "null|null");
    assertThat(
            server.query(
                "SELECT change->>'field', change->>'change' FROM "
                    + schema
                    + ".t,"
                    + " jsonb_array_elements(_airbyte_meta->'changes') change ORDER BY 1"))
        .containsExactly(
            "day|NULLED",
            "doc|NULLED",
            "exact|NULLED",
            "half|NULLED",
            "huge|NULLED",
            "label|NULLED",
            "local|NULLED");
  }

  @Test
  void a_value_of_twenty_megabytes_passes() {
    String large = "x€".repeat(5_000_000);
    RunResult result =
        sync(
            List.of(Lines.append("t", "\"label\":{\"type\":\"string\"}")),
            Lines.record("t", "{\"label\":\"" + large + "\"}"),
            Lines.record("t", "{\"label\":\"small\"}"));

    assertThat(result.exitCode()).isZero();
    assertThat(
            server.query(
                "SELECT octet_length(label), right(label, 2) FROM " + schema + ".t ORDER BY 1"))
        .containsExactly("5|ll", "20000000|x€");
  }

  @Test
  void a_thousand_columns_fit() {
    String properties = columns(1000, number -> "\"c" + number + "\":{\"type\":\"boolean\"}");
    String data = columns(1000, number -> "\"c" + number + "\":" + (number % 2 == 0));
    RunResult result =
        sync(List.of(Lines.append("wide", properties)), Lines.record("wide", "{" + data + "}"));

    assertThat(result.exitCode()).isZero();
    assertThat(server.query("SELECT c0, c1, c998, c999 FROM " + schema + ".wide"))
        .containsExactly("t|f|t|f");
  }

  @Test
  void more_columns_than_postgresql_has_are_told() {
    String properties = columns(1601, number -> "\"c" + number + "\":{\"type\":\"boolean\"}");
    RunResult result = sync(List.of(Lines.append("wide", properties)), Lines.record("wide", "{}"));

    assertThat(Sync.failure(result)).startsWith("config_error").contains("1600 columns");
  }

  @Test
  void views_on_a_table_that_is_replaced_are_told() {
    List<ObjectNode> stream = List.of(Lines.overwrite("t", "\"a\":{\"type\":\"integer\"}"));
    sync(stream, Lines.record("t", "{\"a\":1}"), Lines.complete("t"));
    server.execute("CREATE VIEW " + schema + ".v AS SELECT a FROM " + schema + ".t");
    RunResult result = sync(stream, Lines.record("t", "{\"a\":2}"), Lines.complete("t"));

    assertThat(Sync.failure(result)).startsWith("config_error").contains("view");
    assertThat(server.query("SELECT a FROM " + schema + ".v")).containsExactly("1");
  }

  @Test
  void two_syncs_at_once_into_two_namespaces_do_not_meet() {
    server.execute("CREATE SCHEMA " + schema + "a", "CREATE SCHEMA " + schema + "b");
    List<CompletableFuture<RunResult>> running =
        Stream.of("a", "b").map(name -> Background.call(() -> writeInto(name))).toList();
    List<RunResult> results = running.stream().map(CompletableFuture::join).toList();

    assertThat(results).allSatisfy(result -> assertThat(result.exitCode()).isZero());
    for (String name : List.of("a", "b")) {
      assertThat(
              server.query(
                  "SELECT count(*), sum(n), min(\"in\"), max(\"in\") FROM " + schema + name + ".t"))
          .containsExactly("20000|199990000|" + name + "|" + name);
    }
  }

  /** Twenty thousand rows into the namespace of a name. */
  private RunResult writeInto(String name) {
    Path own = folder.resolve(name);
    own.toFile().mkdir();
    String records =
        IntStream.range(0, 20_000)
            .mapToObj(n -> Lines.record("t", "{\"n\":" + n + ",\"in\":\"" + name + "\"}"))
            .collect(Collectors.joining());
    String columns = "\"n\":{\"type\":\"integer\"},\"in\":{\"type\":\"string\"}";
    return new Sync(own, server.json().put("schema", schema + name))
        .write(List.of(Lines.overwrite("t", columns)), records, Lines.complete("t"));
  }

  private static String columns(int count, java.util.function.IntFunction<String> column) {
    return IntStream.range(0, count).mapToObj(column).collect(Collectors.joining(","));
  }

  private RunResult sync(List<ObjectNode> streams, String... lines) {
    return new Sync(folder, server.json().put("schema", schema)).write(streams, lines);
  }
}
