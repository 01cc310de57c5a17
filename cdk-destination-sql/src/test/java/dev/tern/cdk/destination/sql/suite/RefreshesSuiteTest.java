package dev.tern.cdk.destination.sql.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.RunResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a table when the platform asks for another generation. */
public abstract class RefreshesSuiteTest {

  private static final int MANY = 1500;

  /** For subclasses. */
  protected RefreshesSuiteTest() {}

  /** An empty database, the same for all calls of one test. */
  protected abstract SqlStore store();

  @ParameterizedTest
  @ValueSource(strings = {"append", "append_dedup"})
  void a_refresh_that_keeps_adds_to_what_is_there(String mode) {
    sync(stream(mode, 1, 0)).records(row(1, "a")).complete().succeed();
    sync(stream(mode, 2, 0)).records(row(2, "b")).complete().succeed();
    assertThat(rows()).containsExactly("1|a|1", "2|b|2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"append", "append_dedup", "overwrite"})
  void a_refresh_that_truncates_replaces_at_the_end(String mode) {
    sync(stream(mode, 1, 0)).records(row(1, "a"), row(2, "b")).complete().succeed();
    sync(stream(mode, 2, 2)).records(row(2, "c")).complete().succeed();
    assertThat(rows()).containsExactly("2|c|2");
    assertThat(ours()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"append", "append_dedup", "overwrite"})
  void an_interrupted_truncation_goes_on_where_it_was(String mode) {
    sync(stream(mode, 1, 0)).records(row(1, "a")).complete().succeed();
    sync(stream(mode, 2, 2)).records(row(2, "b")).state().run();
    assertThat(rows()).containsExactly("1|a|1");
    sync(stream(mode, 2, 2)).records(row(3, "c")).complete().succeed();
    assertThat(rows()).containsExactly("2|b|2", "3|c|2");
    assertThat(ours()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"append", "append_dedup", "overwrite"})
  void a_newer_generation_drops_what_an_interrupted_one_staged(String mode) {
    sync(stream(mode, 1, 0)).records(row(1, "a")).complete().succeed();
    sync(stream(mode, 2, 2)).records(row(2, "b")).state().run();
    sync(stream(mode, 3, 3)).records(row(3, "c")).complete().succeed();
    assertThat(rows()).containsExactly("3|c|3");
    assertThat(ours()).isEmpty();
  }

  @Test
  void a_generation_that_keeps_drops_what_an_interrupted_one_staged() {
    sync(stream("append", 1, 0)).records(row(1, "a")).complete().succeed();
    sync(stream("append", 2, 2)).records(row(2, "b")).state().run();
    sync(stream("append", 3, 0)).records(row(3, "c")).complete().succeed();
    assertThat(rows()).containsExactly("1|a|1", "3|c|3");
    assertThat(ours()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"append", "append_dedup", "overwrite"})
  void an_attempt_after_the_swap_goes_on_in_the_table(String mode) {
    sync(stream(mode, 1, 0)).records(row(1, "a")).complete().succeed();
    sync(stream(mode, 2, 2)).records(row(2, "b")).complete().succeed();
    sync(stream(mode, 2, 2)).records(row(3, "c")).complete().succeed();
    assertThat(rows()).containsExactly("2|b|2", "3|c|2");
    sync(stream(mode, 2, 2)).complete().succeed();
    assertThat(rows()).containsExactly("2|b|2", "3|c|2");
  }

  @Test
  void staged_rows_are_reduced_too() {
    sync(stream("append_dedup", 1, 0)).records(row(1, "a"), row(9, "x")).complete().succeed();
    sync(stream("append_dedup", 2, 2)).records(row(1, "b"), row(1, "c"), row(2, "d")).state().run();
    sync(stream("append_dedup", 2, 2)).records(row(2, "e")).complete().succeed();
    assertThat(rows()).containsExactly("1|c|2", "2|e|2");
    sync(stream("append_dedup", 2, 0)).records(row(2, "f")).complete().succeed();
    assertThat(rows()).containsExactly("1|c|2", "2|f|2");
  }

  @Test
  void deletes_are_remembered_across_the_swap() {
    SuiteStream first = stream("append_dedup", 2, 2).field("_ab_cdc_deleted_at", "string");
    first.field("c", "integer").cursor("c");
    sync(first)
        .records("{\"id\":1,\"v\":\"a\",\"c\":1}")
        .records("{\"id\":1,\"c\":5,\"_ab_cdc_deleted_at\":\"2024\"}")
        .complete()
        .succeed();
    assertThat(rows()).isEmpty();
    SuiteStream next = stream("append_dedup", 2, 0).field("_ab_cdc_deleted_at", "string");
    next.field("c", "integer").cursor("c");
    sync(next).records("{\"id\":1,\"v\":\"late\",\"c\":4}").succeed();
    assertThat(rows()).isEmpty();
  }

  @Test
  void one_incomplete_stream_does_not_keep_another_from_its_place() {
    SuiteStream other = named("other", "append", 2, 2);
    sync(stream("append", 1, 0)).records(row(1, "a")).complete().succeed();
    SuiteStream users = stream("append", 2, 2);
    new SuiteSync(store(), users, other)
        .records(users, row(2, "b"))
        .records(other, row(5, "o"))
        .status(other, "COMPLETE")
        .status(users, "INCOMPLETE")
        .run();
    assertThat(rows()).containsExactly("1|a|1");
    assertThat(store().query("SELECT id FROM " + store().table("other"))).containsExactly("5");
  }

  @Test
  void a_truncation_without_records_leaves_an_empty_table() {
    sync(stream("append", 1, 0)).records(row(1, "a")).complete().succeed();
    sync(stream("append", 2, 2)).complete().succeed();
    assertThat(rows()).isEmpty();
  }

  @Test
  void a_resumed_truncation_takes_new_fields() {
    sync(stream("append", 2, 2)).records(row(1, "a")).state().run();
    SuiteStream wider = stream("append", 2, 2).field("n", "integer");
    RunResult result = sync(wider).records("{\"id\":2,\"v\":\"b\",\"n\":3}").complete().succeed();
    assertThat(result.exitCode()).isZero();
    assertThat(store().query("SELECT id, n FROM " + store().table("users") + " ORDER BY id"))
        .containsExactly("1|null", "2|3");
  }

  /**
   * Batches of this size may leave it to a staging table to fill in what most rows have in common.
   */
  @ParameterizedTest
  @ValueSource(strings = {"append", "append_dedup", "overwrite"})
  void each_of_many_rows_tells_its_sync_and_its_changes(String mode) {
    SuiteStream first = stream(mode, 2, 2).field("n", "integer");
    sync(first).records(many(0)).state().run();
    SuiteStream second = stream(mode, 2, 2).field("n", "integer");
    second.configured().put("sync_id", 43);
    sync(second).records(many(MANY)).complete().succeed();
    assertThat(metadata())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "42 [] 2",
                MANY - 1L,
                "43 [] 2",
                MANY - 1L,
                "42 [\"n\"] 2",
                1L,
                "43 [\"n\"] 2",
                1L));
    store().execute("INSERT INTO " + store().table("users") + " (id) VALUES (" + 3 * MANY + ")");
    assertThat(metadata()).containsEntry("null", 1L);
  }

  private static String[] many(int from) {
    return IntStream.range(from, from + MANY)
        .mapToObj(id -> "{\"id\":" + id + ",\"v\":\"a\",\"n\":" + number(id) + "}")
        .toArray(String[]::new);
  }

  /** One in the middle does not fit. */
  private static String number(int id) {
    return id % MANY == MANY / 2 ? "\"none\"" : String.valueOf(id);
  }

  /** How many rows have which sync, changed fields and generation. */
  private Map<String, Long> metadata() {
    return store()
        .query("SELECT _airbyte_meta, _airbyte_generation_id FROM " + store().table("users"))
        .stream()
        .map(RefreshesSuiteTest::said)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static String said(String row) {
    int end = row.lastIndexOf('|');
    JsonNode meta = SuiteStream.json(row.substring(0, end));
    return meta.isNull()
        ? "null"
        : meta.path("sync_id") + " " + meta.findValues("field") + " " + row.substring(end + 1);
  }

  private SuiteSync sync(SuiteStream stream) {
    return new SuiteSync(store(), stream);
  }

  private List<String> rows() {
    return store()
        .query(
            "SELECT id, v, _airbyte_generation_id FROM "
                + store().table("users")
                + " ORDER BY id, v");
  }

  /** Staging tables that are left. */
  private List<String> ours() {
    return store().tables().stream().filter(name -> name.startsWith("_tern_staging")).toList();
  }

  private static SuiteStream stream(String mode, long generation, long minimum) {
    return named("users", mode, generation, minimum);
  }

  private static SuiteStream named(String name, String mode, long generation, long minimum) {
    return new SuiteStream(name)
        .field("id", "integer")
        .field("v", "string")
        .mode(mode)
        .key("id")
        .generation(generation, minimum);
  }

  private static String row(int id, String value) {
    return "{\"id\":" + id + ",\"v\":\"" + value + "\"}";
  }
}
