package dev.tern.examples.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No two streams share a table and no two fields a column, whatever they are called. */
class NamesTest {

  private static final List<String> NAMES =
      List.of(
          "users",
          "Users",
          "USERS",
          "select",
          "quo\"te",
          "it's",
          "a.b",
          "a b\n;--",
          "\u00c4\u540d\ud83d\ude00",
          "\u00e4\u540d\ud83d\ude00",
          "nul\0",
          "_tern_staging_",
          "_airbyte_deleted_at",
          "_airbyte_meta",
          "_AIRBYTE_RAW_ID",
          "n".repeat(5000),
          "rowid");

  private static final String METADATA =
      "_airbyte_raw_id, _airbyte_extracted_at, _airbyte_meta, _airbyte_generation_id";

  @TempDir private Path folder = Path.of("");

  @Test
  void streams_find_their_own_table_again_in_any_order_and_mode() {
    Warehouse warehouse = new Warehouse(folder);
    List<Named> streams = new ArrayList<>();
    NAMES.forEach(name -> streams.add(new Named(null, name)));
    for (String namespace :
        List.of("", "main", "MAIN", "pg_catalog", "information_schema", "s'\"")) {
      streams.add(new Named(namespace, "users"));
    }
    sync(warehouse, streams, "append");
    Collections.reverse(streams);
    sync(warehouse, streams, "append");
    assertThat(owners(warehouse)).hasSize(streams.size()).allMatch(owner -> owner.endsWith("|2"));
    Collections.shuffle(streams, new Random(1));
    sync(warehouse, streams, "overwrite");
    assertThat(owners(warehouse)).hasSize(streams.size()).allMatch(owner -> owner.endsWith("|1"));
  }

  @Test
  void a_stream_alone_does_not_take_the_table_of_another() {
    Warehouse warehouse = new Warehouse(folder);
    sync(warehouse, List.of(new Named(null, "Users")), "append");
    sync(warehouse, List.of(new Named(null, "users")), "append");
    assertThat(owners(warehouse)).hasSize(2).allMatch(owner -> owner.endsWith("|1"));
  }

  @Test
  void fields_find_their_own_column_again_in_any_order() {
    Warehouse warehouse = new Warehouse(folder);
    List<String> names = new ArrayList<>(NAMES);
    names.add("");
    for (int run = 0; run < 2; run++) {
      Collections.reverse(names);
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      ObjectNode schema = JsonNodeFactory.instance.objectNode();
      names.forEach(name -> data.put(name, name));
      names.forEach(name -> schema.putObject(name).put("type", "string"));
      String properties = schema.toString();
      succeeds(
          warehouse.write(
              List.of(Lines.append("t", properties.substring(1, properties.length() - 1))),
              Lines.record("t", data.toString())));
    }
    int columns = names.size() + METADATA.split(",", -1).length;
    assertThat(warehouse.query("SELECT * FROM duckdb_columns() WHERE NOT internal"))
        .hasSize(columns);
    List<String> rows = warehouse.query("SELECT * EXCLUDE (" + METADATA + ") FROM t");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).isEqualTo(rows.get(1)).contains("|" + "n".repeat(5000));
    assertThat(warehouse.query("SELECT DISTINCT \"select\", \"quo\"\"te\", \"a.b\" FROM t"))
        .containsExactly("select|quo\"te|a.b");
  }

  /** Namespace and name of a stream. */
  private record Named(@Nullable String namespace, String name) {

    String id() {
      return String.valueOf(namespace).hashCode() + "-" + name.hashCode();
    }
  }

  private static void sync(Warehouse warehouse, List<Named> streams, String mode) {
    List<ObjectNode> catalog =
        streams.stream()
            .map(
                stream ->
                    Lines.stream(
                        stream.namespace, stream.name, "\"who\":{\"type\":\"string\"}", mode))
            .toList();
    Stream<String> records =
        streams.stream()
            .map(
                stream ->
                    Lines.record(
                        stream.namespace, stream.name, "{\"who\":\"" + stream.id() + "\"}"));
    Stream<String> ends =
        streams.stream().map(stream -> Lines.complete(stream.namespace, stream.name));
    succeeds(warehouse.write(catalog, Stream.concat(records, ends).toArray(String[]::new)));
  }

  /** For each table the one stream that wrote to it, with the number of rows. */
  private static Set<String> owners(Warehouse warehouse) {
    Set<String> owners = new TreeSet<>();
    for (String name :
        warehouse.query(
            "SELECT '\"' || replace(schema_name, '\"', '\"\"') || '\".\"' || replace(table_name, '\"', '\"\"') || '\"'"
                + " FROM duckdb_tables()")) {
      owners.addAll(warehouse.query("SELECT who, count(*) FROM " + name + " GROUP BY who"));
    }
    return owners;
  }

  private static void succeeds(RunResult result) {
    assertThat(result.exitCode()).as(String.join("\n", result.lines())).isZero();
  }
}
