package dev.tern.cdk.destination.sql.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tern.testkit.RunResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each sync mode leaves in a table. */
public abstract class ModesSuiteTest {

  private static final long EARLY = 1_700_000_000_000L;
  private static final long LATE = 1_700_000_001_000L;

  /** For subclasses. */
  protected ModesSuiteTest() {}

  /** An empty database, the same for all calls of one test. */
  protected abstract SqlStore store();

  @Test
  void append_adds() {
    SuiteStream stream = users();
    sync(stream).records("{\"id\":1,\"v\":\"a\"}").succeed();
    sync(stream).records("{\"id\":1,\"v\":\"b\"}").complete().succeed();
    assertThat(rows()).containsExactly("1|a|null", "1|b|null");
  }

  @Test
  void overwrite_replaces_when_it_is_complete() {
    sync(users()).records("{\"id\":1,\"v\":\"a\"}").succeed();
    SuiteStream stream = users().mode("overwrite");
    sync(stream).records("{\"id\":2,\"v\":\"b\"}").run();
    assertThat(rows()).containsExactly("1|a|null");
    sync(stream).records("{\"id\":3,\"v\":\"c\"}").complete().succeed();
    assertThat(rows()).containsExactly("3|c|null");
    assertThat(store().tables()).containsExactly("users");
  }

  @Test
  void the_newest_cursor_wins_inside_a_batch_and_across_syncs() {
    SuiteStream stream = dedup();
    sync(stream).records(row(1, "b", 2), row(1, "a", 1), row(2, "x", 5)).succeed();
    assertThat(rows()).containsExactly("1|b|2", "2|x|5");
    sync(stream).records(row(1, "late", 1), row(2, "y", 6), row(3, "n", 1)).succeed();
    assertThat(rows()).containsExactly("1|b|2", "2|y|6", "3|n|1");
  }

  @Test
  void a_null_cursor_is_older_than_any() {
    SuiteStream stream = dedup();
    sync(stream).records(row(1, "null", null), row(2, "one", 1), row(2, "null", null)).succeed();
    assertThat(rows()).containsExactly("1|null|null", "2|one|1");
    sync(stream).records(row(1, "one", 1), row(2, "null", null)).succeed();
    assertThat(rows()).containsExactly("1|one|1", "2|one|1");
  }

  @Test
  void of_equal_cursors_the_later_extraction_wins_then_the_later_arrival() {
    SuiteStream stream = dedup();
    sync(stream)
        .at(LATE)
        .records(row(1, "late", 1))
        .at(EARLY)
        .records(row(1, "early", 1))
        .succeed();
    assertThat(rows()).containsExactly("1|late|1");
    sync(stream).at(EARLY).records(row(1, "earlier", 1)).succeed();
    assertThat(rows()).containsExactly("1|late|1");
    sync(stream).at(LATE).records(row(1, "first", 1), row(1, "second", 1)).succeed();
    assertThat(rows()).containsExactly("1|second|1");
  }

  @Test
  void without_a_cursor_the_later_extraction_wins() {
    SuiteStream stream = users().mode("append_dedup").key("id");
    sync(stream)
        .at(LATE)
        .records(row(1, "late", 1))
        .at(EARLY)
        .records(row(1, "early", 2))
        .succeed();
    assertThat(rows()).containsExactly("1|late|1");
  }

  @Test
  void keys_may_have_parts_and_lie_inside_objects() {
    SuiteStream stream =
        new SuiteStream("users")
            .field("o", "object")
            .field("v", "string")
            .field("c", "integer")
            .field("id", "{\"type\":[\"string\",\"integer\"]}")
            .mode("append_dedup")
            .key("o.a.b", "id")
            .cursor("o.at");
    sync(stream)
        .records(
            "{\"o\":{\"a\":{\"b\":1},\"at\":10},\"id\":1,\"v\":\"new\"}",
            "{\"o\":{\"a\":{\"b\":1.0},\"at\":9},\"id\":1,\"v\":\"old\"}",
            "{\"o\":{\"a\":{\"b\":1},\"at\":1},\"id\":\"1\",\"v\":\"other\"}")
        .succeed();
    assertThat(store().query("SELECT v FROM " + table() + " ORDER BY v"))
        .containsExactly("new", "other");
    sync(stream)
        .records("{\"o\":{\"a\":{\"b\":1},\"at\":11},\"id\":1,\"v\":\"newest\"}")
        .records("{\"o\":{\"a\":{\"b\":1},\"at\":0},\"id\":\"1\",\"v\":\"late\"}")
        .succeed();
    assertThat(store().query("SELECT v FROM " + table() + " ORDER BY v"))
        .containsExactly("newest", "other");
  }

  @Test
  void a_missing_key_is_a_key() {
    SuiteStream stream = dedup();
    sync(stream).records("{\"v\":\"a\",\"c\":1}", "{\"id\":null,\"v\":\"b\",\"c\":2}").succeed();
    sync(stream).records("{\"v\":\"late\",\"c\":1}", row(1, "x", 1)).succeed();
    assertThat(rows()).containsExactly("1|x|1", "null|b|2");
  }

  @Test
  void a_key_that_does_not_fit_is_refused() {
    RunResult result =
        sync(dedup()).records(row(1, "a", 1), "{\"id\":\"x\",\"v\":\"b\"}").state().succeed();
    assertThat(rows()).containsExactly("1|a|1");
    assertThat(result.lines().toString()).contains("\"rejectedRecordCount\":1");
  }

  @Test
  void deleted_rows_go_and_what_is_older_does_not_bring_them_back() {
    SuiteStream stream = dedup().field("_ab_cdc_deleted_at", "string");
    sync(stream).records(row(1, "a", 1), row(2, "b", 1)).succeed();
    sync(stream).records(deleted(1, 3), deleted(7, 3)).succeed();
    assertThat(rows()).containsExactly("2|b|1");
    sync(stream).records(row(1, "late", 2), row(7, "late", 1), row(7, "null", null)).succeed();
    assertThat(rows()).containsExactly("2|b|1");
    sync(stream).records(row(1, "again", 4)).succeed();
    assertThat(rows()).containsExactly("1|again|4", "2|b|1");
    sync(stream).records(row(3, "x", 1), deleted(3, 2), row(2, "c", 2)).succeed();
    assertThat(rows()).containsExactly("1|again|4", "2|c|2");
  }

  @Test
  void deleted_rows_may_stay_and_show_it() {
    SuiteStream stream = dedup().field("_ab_cdc_deleted_at", "string");
    sync(stream).option("deletes", "soft").records(row(1, "a", 1), row(2, "b", 1)).succeed();
    sync(stream).option("deletes", "soft").records(deleted(1, 3)).succeed();
    assertThat(store().query("SELECT id, _ab_cdc_deleted_at FROM " + table() + " ORDER BY id"))
        .containsExactly("1|2024-01-01", "2|null");
    sync(stream).option("deletes", "soft").records(row(1, "again", 4)).succeed();
    assertThat(store().query("SELECT id, _ab_cdc_deleted_at FROM " + table() + " ORDER BY id"))
        .containsExactly("1|null", "2|null");
  }

  @Test
  void update_changes_the_fields_a_record_has_of_rows_that_are_there() {
    sync(users()).records(row(1, "a", 1), row(2, "b", 2)).succeed();
    RunResult result =
        sync(users().mode("update").key("id"))
            .records("{\"id\":1,\"v\":\"new\"}", "{\"id\":2,\"v\":null}", "{\"id\":9,\"v\":\"x\"}")
            .records("{\"id\":1,\"c\":7}")
            .state()
            .succeed();
    assertThat(rows()).containsExactly("1|new|7", "2|null|2");
    assertThat(result.lines().toString()).contains("\"rejectedRecordCount\":1");
  }

  @Test
  void update_leaves_rows_that_are_newer() {
    sync(users()).records(row(1, "a", 5)).succeed();
    sync(users().mode("update").key("id").cursor("c"))
        .records("{\"id\":1,\"v\":\"old\",\"c\":4}")
        .succeed();
    assertThat(rows()).containsExactly("1|a|5");
    sync(users().mode("update").key("id").cursor("c"))
        .records("{\"id\":1,\"v\":\"new\",\"c\":6}", "{\"id\":1,\"v\":\"old\",\"c\":5}")
        .succeed();
    assertThat(rows()).containsExactly("1|new|6");
  }

  @Test
  void soft_delete_marks_rows_that_are_there() {
    sync(users()).records(row(1, "a", 1), row(2, "b", 2)).succeed();
    RunResult result =
        sync(users().mode("soft_delete").key("id"))
            .at(LATE)
            .records("{\"id\":1}", "{\"id\":9}")
            .state()
            .succeed();
    assertThat(
            store()
                .query(
                    "SELECT id, v, _airbyte_deleted_at > _airbyte_extracted_at FROM "
                        + table()
                        + " ORDER BY id"))
        .allMatch(row -> row.equals("2|b|null") || row.matches("1\\|a\\|t(rue)?"))
        .hasSize(2);
    assertThat(result.lines().toString()).contains("\"rejectedRecordCount\":1");
  }

  @Test
  void a_mode_that_tells_rows_apart_needs_a_key() {
    for (String mode : List.of("append_dedup", "update", "soft_delete")) {
      RunResult result = sync(users().mode(mode)).records(row(1, "a", 1)).run();
      assertThat(result.exitCode()).isOne();
      assertThat(result.errors().get(0).getFailureType().value()).isEqualTo("config_error");
    }
    assertThat(store().tables()).isEmpty();
  }

  @Test
  void every_row_says_where_it_comes_from() {
    sync(dedup().generation(9, 0)).at(LATE).records(row(1, "a", 1)).succeed();
    assertThat(store().query("SELECT _airbyte_generation_id, _airbyte_meta FROM " + table()))
        .singleElement()
        .asString()
        .startsWith("9|")
        .contains("42", "changes");
    assertThat(
            store()
                .query(
                    "SELECT count(*) FROM "
                        + table()
                        + " WHERE _airbyte_raw_id IS NOT NULL AND _airbyte_extracted_at ="
                        + " TIMESTAMP WITH TIME ZONE '2023-11-14 22:13:21+00'"))
        .containsExactly("1");
  }

  private SuiteSync sync(SuiteStream stream) {
    return new SuiteSync(store(), stream);
  }

  private List<String> rows() {
    return store().query("SELECT id, v, c FROM " + table() + " ORDER BY id NULLS LAST, v");
  }

  private String table() {
    return store().table("users");
  }

  private static SuiteStream users() {
    return new SuiteStream("users")
        .field("id", "integer")
        .field("v", "string")
        .field("c", "integer");
  }

  private static SuiteStream dedup() {
    return users().mode("append_dedup").key("id").cursor("c");
  }

  private static String row(int id, String value, @Nullable Integer cursor) {
    return "{\"id\":" + id + ",\"v\":\"" + value + "\",\"c\":" + cursor + "}";
  }

  private static String deleted(int id, int cursor) {
    return "{\"id\":" + id + ",\"c\":" + cursor + ",\"_ab_cdc_deleted_at\":\"2024-01-01\"}";
  }
}
