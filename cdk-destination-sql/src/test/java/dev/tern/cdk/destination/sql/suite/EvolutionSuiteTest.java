package dev.tern.cdk.destination.sql.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a table when its stream changes. */
public abstract class EvolutionSuiteTest {

  /** For subclasses. */
  protected EvolutionSuiteTest() {}

  /** An empty database, the same for all calls of one test. */
  protected abstract SqlStore store();

  @Test
  void new_fields_become_columns_and_old_columns_stay() {
    sync(stream().field("a", "integer")).records("{\"a\":1}").succeed();
    sync(stream().field("b", "string")).records("{\"b\":\"x\"}").succeed();
    assertThat(query("SELECT a, b FROM %s ORDER BY a NULLS LAST"))
        .containsExactly("1|null", "null|x");
  }

  @Test
  void a_wider_type_widens_the_column() {
    sync(stream().field("a", "integer").field("d", "{\"type\":\"string\",\"format\":\"date\"}"))
        .records("{\"a\":9007199254740993,\"d\":\"2024-02-29\"}")
        .succeed();
    sync(stream().field("a", "string").field("d", timestamp()))
        .records("{\"a\":\"text\",\"d\":\"2024-02-29T01:02:03\"}")
        .succeed();
    assertThat(query("SELECT a FROM %s ORDER BY a")).containsExactly("9007199254740993", "text");
    assertThat(
            query(
                "SELECT count(*) FROM %s WHERE d = TIMESTAMP '2024-02-29 00:00:00' OR d ="
                    + " TIMESTAMP '2024-02-29 01:02:03'"))
        .containsExactly("2");
  }

  @Test
  void a_narrower_type_leaves_the_column() {
    sync(stream().field("a", "string")).records("{\"a\":\"text\"}").succeed();
    sync(stream().field("a", "integer")).records("{\"a\":12}").succeed();
    assertThat(query("SELECT a FROM %s ORDER BY a")).containsExactly("12", "text");
  }

  @Test
  void types_that_have_nothing_in_common_meet_in_text() {
    sync(stream().field("a", "boolean").field("b", "number"))
        .records("{\"a\":true,\"b\":1.5}")
        .succeed();
    sync(stream().field("a", "integer").field("b", "boolean"))
        .records("{\"a\":12,\"b\":false}")
        .succeed();
    assertThat(query("SELECT a FROM %s ORDER BY a")).containsExactly("12", "true");
    assertThat(query("SELECT b FROM %s ORDER BY b"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("1.5"),
            second -> assertThat(second).isEqualTo("false"));
  }

  @Test
  void a_field_of_any_type_takes_the_old_values_along() {
    sync(stream().field("a", "string")).records("{\"a\":\"x\"}").succeed();
    sync(stream().field("b", "integer")).records("{\"b\":1}").succeed();
    sync(stream().field("b", "object")).records("{\"b\":{\"k\":[2]}}").succeed();
    assertThat(query("SELECT b FROM %s WHERE b IS NOT NULL"))
        .extracting(row -> row.replace(" ", ""))
        .containsExactlyInAnyOrder("1", "{\"k\":[2]}");
  }

  @Test
  void a_column_that_refused_nulls_takes_them() {
    store().execute("CREATE TABLE " + store().table("t") + " (a varchar NOT NULL)");
    sync(stream().field("b", "string")).records("{\"b\":\"x\"}").succeed();
    assertThat(query("SELECT a, b FROM %s")).containsExactly("null|x");
  }

  @Test
  void only_the_case_of_a_name_changed() {
    sync(stream().field("Name", "string")).records("{\"Name\":\"a\"}").succeed();
    sync(stream().field("name", "string")).records("{\"name\":\"b\"}").succeed();
    sync(stream().field("Name", "string")).records("{\"Name\":\"c\"}").succeed();
    assertThat(query("SELECT \"Name\" FROM %s WHERE \"Name\" IS NOT NULL ORDER BY 1"))
        .containsExactly("a", "c");
  }

  @Test
  void another_key_reduces_the_rows_that_are_there() {
    sync(dedup("id")).records("{\"id\":1,\"k\":7,\"c\":1}", "{\"id\":2,\"k\":7,\"c\":2}").succeed();
    sync(dedup("k")).records("{\"id\":3,\"k\":8,\"c\":1}").succeed();
    assertThat(query("SELECT id, k FROM %s ORDER BY id")).containsExactly("2|7", "3|8");
  }

  @Test
  void a_key_inside_an_object_is_found_in_rows_that_are_there() {
    SuiteStream append = stream().field("o", "object").field("c", "integer");
    sync(append)
        .records("{\"o\":{\"k\":1},\"c\":1}", "{\"o\":{\"k\":1},\"c\":2}", "{\"c\":3}")
        .succeed();
    SuiteStream dedup = stream().field("o", "object").field("c", "integer");
    sync(dedup.mode("append_dedup").key("o.k").cursor("c"))
        .records("{\"o\":{\"k\":1},\"c\":1}", "{\"o\":{\"k\":2},\"c\":9}")
        .succeed();
    assertThat(query("SELECT c FROM %s ORDER BY c")).containsExactly("2", "3", "9");
  }

  @Test
  void rows_that_were_appended_in_between_are_reduced() {
    sync(dedup("id")).records("{\"id\":1,\"c\":1}").succeed();
    sync(dedup("id").mode("append")).records("{\"id\":1,\"c\":2}", "{\"id\":1,\"c\":3}").succeed();
    sync(dedup("id")).records("{\"id\":2,\"c\":1}").succeed();
    assertThat(query("SELECT id, c FROM %s ORDER BY id")).containsExactly("1|3", "2|1");
  }

  @Test
  void another_cursor_orders_what_comes() {
    sync(dedup("id")).records("{\"id\":1,\"k\":1,\"c\":9}").succeed();
    sync(dedup("id").cursor("k")).records("{\"id\":1,\"k\":2,\"c\":1}").succeed();
    assertThat(query("SELECT id, k, c FROM %s")).containsExactly("1|2|1");
  }

  @Test
  void a_frozen_table_stops_the_sync_before_anything_is_touched() {
    sync(stream().field("a", "integer").field("gone", "string")).records("{\"a\":1}").succeed();
    SuiteStream other = new SuiteStream("other").field("x", "integer");
    RunResult result =
        new SuiteSync(store(), other, stream().field("a", "string").field("b", "string"))
            .option("schema_contract", "freeze")
            .records("{\"x\":1}")
            .run();
    assertThat(result.exitCode()).isOne();
    assertThat(result.errors().get(0).getFailureType().value()).isEqualTo("config_error");
    assertThat(result.errors().get(0).getMessage())
        .contains("frozen", "'b' is new", "'gone' is gone", "'a' has type");
    assertThat(store().tables()).containsExactly("t");
    assertThat(query("SELECT a FROM %s")).containsExactly("1");
  }

  @Test
  void a_frozen_table_takes_what_fits() {
    sync(stream().field("a", "integer")).records("{\"a\":1}").succeed();
    sync(stream().field("a", "integer"))
        .option("schema_contract", "freeze")
        .records("{\"a\":2}")
        .succeed();
    assertThat(query("SELECT a FROM %s ORDER BY a")).containsExactly("1", "2");
  }

  @Test
  void rows_that_do_not_fit_may_be_refused() {
    sync(stream().field("a", "integer")).records("{\"a\":1}").succeed();
    RunResult result =
        sync(stream().field("a", "string").field("b", "string"))
            .option("schema_contract", "discard_row")
            .records("{\"a\":\"x\"}", "{\"a\":2,\"b\":\"y\"}", "{\"a\":3,\"z\":1}", "{\"a\":\"4\"}")
            .state()
            .succeed();
    assertThat(query("SELECT a FROM %s ORDER BY a")).containsExactly("1", "4");
    assertThat(result.lines().toString()).contains("\"rejectedRecordCount\":3");
  }

  @Test
  void values_that_do_not_fit_may_be_left_out() {
    sync(stream().field("a", "integer")).records("{\"a\":1}").succeed();
    sync(stream().field("a", "string").field("b", "string"))
        .option("schema_contract", "discard_value")
        .records("{\"a\":\"x\",\"b\":\"y\"}", "{\"a\":2,\"z\":1}")
        .succeed();
    assertThat(query("SELECT a FROM %s ORDER BY a NULLS LAST")).containsExactly("1", "2", "null");
    List<String> told = query("SELECT _airbyte_meta FROM %s ORDER BY a NULLS LAST");
    assertThat(told.get(1)).contains("\"z\"", "NULLED");
    assertThat(told.get(2)).contains("\"a\"", "\"b\"", "NULLED");
  }

  private SuiteSync sync(SuiteStream stream) {
    return new SuiteSync(store(), stream);
  }

  private List<String> query(String sql) {
    return store().query(String.format(sql, store().table("t")));
  }

  private static SuiteStream stream() {
    return new SuiteStream("t");
  }

  private static SuiteStream dedup(String key) {
    return stream()
        .field("id", "integer")
        .field("k", "integer")
        .field("c", "integer")
        .mode("append_dedup")
        .key(key)
        .cursor("c");
  }

  private static String timestamp() {
    return "{\"type\":\"string\",\"format\":\"date-time\","
        + "\"airbyte_type\":\"timestamp_without_timezone\"}";
  }
}
