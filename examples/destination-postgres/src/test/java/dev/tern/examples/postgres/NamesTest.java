package dev.tern.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every name finds a place of its own, the same in every sync. */
@ExtendWith(ServerForAll.class)
final class NamesTest {

  private static final List<String> NAMES =
      List.of(
          "users",
          "Users",
          "USERS",
          "camelCase",
          "with space",
          "a.b",
          "a\"b",
          "a'b",
          "a\\b",
          "%s",
          "1st",
          "select",
          "user",
          "table",
          "🐦",
          "ünïcödé",
          "ctid",
          "xmin",
          "a\u0000b",
          "a\nb",
          "x".repeat(63),
          "x".repeat(64),
          "x".repeat(127),
          "x".repeat(128),
          "x".repeat(300),
          "ü".repeat(31),
          "ü".repeat(32),
          "🐦".repeat(15),
          "🐦".repeat(16),
          "_airbyte_meta",
          "_tern_keys",
          "_tern_batch",
          "_tern_staging_1",
          "a;DROP TABLE users",
          "--",
          "$1");

  @TempDir private Path folder;
  private final PostgresStore store;

  NamesTest(PostgresServer server) {
    this.store = PostgresStore.fresh(server);
  }

  @Test
  void streams_of_any_name_have_a_table_each_and_find_it_again() {
    for (int round = 1; round <= 2; round++) {
      List<ObjectNode> streams = new ArrayList<>();
      StringBuilder lines = new StringBuilder();
      for (String name : NAMES) {
        streams.add(Lines.append(name, "\"v\":{\"type\":\"string\"}"));
        String value = JsonNodeFactory.instance.textNode(name.replace("\u0000", "NUL")).toString();
        lines.append(Lines.record(name, "{\"v\":" + value + "}"));
      }
      succeed(streams, lines.toString());
    }

    List<String> tables = tables();
    assertThat(tables).hasSize(NAMES.size());
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      assertThat(table.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(63);
      List<String> values = store.query("SELECT v FROM " + quoted(table));
      assertThat(values).as(table).hasSize(2);
      assertThat(values.get(0)).isEqualTo(values.get(1));
      found.add(values.get(0).replace("NUL", "\u0000"));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(tables)
        .contains("users", "Users", "select", "x".repeat(63), "🐦".repeat(15), "a\"b");
  }

  @Test
  void columns_of_any_name_keep_their_values() {
    StringBuilder properties = new StringBuilder();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    for (String name : NAMES) {
      String quoted = JsonNodeFactory.instance.textNode(name).toString();
      properties
          .append(properties.isEmpty() ? "" : ",")
          .append(quoted)
          .append(":{\"type\":\"string\"}");
      data.put(name, name.replace("\u0000", "NUL"));
    }
    for (int round = 1; round <= 2; round++) {
      succeed(
          List.of(Lines.append("columns", properties.toString())),
          Lines.record("columns", data.toString()));
    }

    String row =
        "to_jsonb(t) - '_airbyte_raw_id' - '_airbyte_extracted_at' - '_airbyte_meta'"
            + " - '_airbyte_generation_id'";
    List<String> values =
        store.query(
            "SELECT value FROM " + store.table("columns") + " t, jsonb_each_text(" + row + ")");
    assertThat(values.stream().map(value -> value.replace("NUL", "\u0000")).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(NAMES);
    assertThat(values).hasSize(2 * NAMES.size());
  }

  @Test
  void a_view_an_index_or_a_type_in_the_place_of_a_table_is_not_touched() {
    store.execute("CREATE TYPE " + store.table("mood") + " AS ENUM ('x')");
    store.execute("CREATE SEQUENCE " + store.table("counter"));
    store.execute("CREATE VIEW " + store.table("seen") + " AS SELECT 1 AS a");
    for (String name : List.of("mood", "counter", "seen")) {
      RunResult result =
          sync(
              List.of(Lines.append(name, "\"v\":{\"type\":\"string\"}")), Lines.record(name, "{}"));
      assertThat(Sync.failure(result)).startsWith("config_error").contains(name);
    }
  }

  @Test
  void namespaces_become_schemas_and_the_empty_one_is_none() {
    String space = store.schema() + " Ünder.Score";
    succeed(
        List.of(
            Lines.stream(space, "t", "\"v\":{\"type\":\"string\"}", "append"),
            Lines.stream("pg_mine_" + store.schema(), "t", "\"v\":{\"type\":\"string\"}", "append"),
            Lines.append("t", "\"v\":{\"type\":\"string\"}")),
        Lines.record(space, "t", "{\"v\":\"own\"}")
            + Lines.record("pg_mine_" + store.schema(), "t", "{\"v\":\"pg\"}")
            + Lines.record("t", "{\"v\":\"none\"}"));

    assertThat(store.query("SELECT v FROM \"" + space + "\".t")).containsExactly("own");
    assertThat(store.query("SELECT v FROM " + store.table("t"))).containsExactly("none");
    String other =
        store
            .query(
                "SELECT nspname FROM pg_namespace WHERE nspname LIKE '%pg_mine_"
                    + store.schema()
                    + "%'")
            .get(0);
    assertThat(other).doesNotStartWith("pg_");
    assertThat(store.query("SELECT v FROM \"" + other + "\".t")).containsExactly("pg");
  }

  private List<String> tables() {
    return store.tables().stream().filter(name -> !name.equals("_tern_keys")).toList();
  }

  private String quoted(String table) {
    return store.schema() + ".\"" + table.replace("\"", "\"\"") + '"';
  }

  private void succeed(List<ObjectNode> streams, String lines) {
    RunResult result = sync(streams, lines);
    assertThat(result.exitCode()).as(result.lines().toString()).isZero();
  }

  private RunResult sync(List<ObjectNode> streams, String lines) {
    return new Sync(folder, store.config()).write(streams, lines);
  }
}
