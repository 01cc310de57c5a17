package dev.tern.examples.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.RunningConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when a file cannot be written, and that a check leaves no trace. */
class FailuresTest {

  private static final List<ObjectNode> STREAMS =
      List.of(Lines.append("t", "\"id\":{\"type\":\"string\"}"));

  @TempDir private Path folder = Path.of("");
  private Warehouse warehouse = new Warehouse(folder);

  @BeforeEach
  void make() {
    warehouse = new Warehouse(folder);
  }

  @Test
  void a_check_of_a_new_file_makes_nothing() throws IOException {
    Warehouse deep = new Warehouse(folder, folder.resolve("not/there/warehouse.duckdb"));
    assertThat(status(deep.check())).contains("SUCCEEDED");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("config.json"));
    }
  }

  @Test
  void a_check_of_a_database_leaves_it_as_it_was() throws IOException {
    warehouse.write(STREAMS, Lines.record("t", "{\"id\":\"1\"}"));
    byte[] before = Files.readAllBytes(warehouse.file());
    assertThat(status(warehouse.check())).contains("SUCCEEDED");
    assertThat(Files.readAllBytes(warehouse.file())).isEqualTo(before);
    assertThat(Files.exists(Path.of(warehouse.file() + ".wal"))).isFalse();
  }

  @Test
  void the_folder_of_a_new_file_is_made() {
    Warehouse deep = new Warehouse(folder, folder.resolve("not/there/a;b?c'd.duckdb"));
    RunResult result = deep.write(STREAMS, Lines.record("t", "{\"id\":\"1\"}"));
    assertThat(result.exitCode()).as(String.join("\n", result.lines())).isZero();
    assertThat(deep.file()).exists();
  }

  @Test
  void a_folder_is_no_file() {
    Warehouse wrong = new Warehouse(folder, folder);
    assertThat(status(wrong.check())).contains("FAILED", "is a folder");
    assertThat(failure(wrong)).isEqualTo("config_error");
  }

  @Test
  void a_file_of_another_kind_is_refused_untouched() throws IOException {
    Files.writeString(warehouse.file(), "id,name\n1,x\n".repeat(10_000));
    byte[] before = Files.readAllBytes(warehouse.file());
    assertThat(status(warehouse.check())).contains("FAILED", "is no DuckDB database");
    assertThat(failure(warehouse)).isEqualTo("config_error");
    assertThat(Files.readAllBytes(warehouse.file())).isEqualTo(before);
  }

  @Test
  void a_path_below_a_file_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Warehouse wrong = new Warehouse(folder, file.resolve("warehouse.duckdb"));
    assertThat(status(wrong.check())).contains("FAILED", "cannot be written");
    assertThat(failure(wrong)).isEqualTo("config_error");
  }

  @Test
  void a_file_in_use_is_named_with_who_uses_it() {
    try (RunningConnector other = warehouse.start(STREAMS)) {
      other.send(Lines.record("t", "{\"id\":\"1\"}") + Lines.state("t", 1));
      assertThat(other.awaitLine(line -> line.contains("STATE"))).isPresent();
      String holder = "process " + other.process().pid();
      assertThat(status(warehouse.check())).contains("FAILED", "in use", holder);
      assertThat(failure(warehouse)).isEqualTo("transient_error");
    }
  }

  @Test
  void a_view_in_the_place_of_a_table_is_refused() {
    warehouse.execute("CREATE VIEW t AS SELECT 1 AS id");
    assertThat(failure(warehouse)).isEqualTo("config_error");
  }

  @Test
  void a_metadata_column_of_another_type_is_refused() {
    warehouse.execute("CREATE TABLE t (_airbyte_raw_id INTEGER)");
    assertThat(failure(warehouse)).isEqualTo("config_error");
  }

  @Test
  void a_constraint_of_the_table_is_named_without_values() {
    warehouse.execute("CREATE TABLE t (id VARCHAR PRIMARY KEY)");
    String secret = Lines.record("t", "{\"id\":\"tell-nobody\"}");
    RunResult result = warehouse.write(STREAMS, secret, secret);
    assertThat(result.exitCode()).isOne();
    assertThat(String.join("\n", result.lines()))
        .contains("has a constraint that records break")
        .doesNotContain("tell-nobody");
  }

  @Test
  void a_batch_that_fails_leaves_no_rows() {
    warehouse.execute("CREATE TABLE t (id VARCHAR PRIMARY KEY)");
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      input.append(Lines.record("t", "{\"id\":\"" + i + "\"}"));
    }
    RunResult result =
        warehouse.write(STREAMS, input.toString(), Lines.record("t", "{\"id\":\"0\"}"));
    assertThat(result.exitCode()).isOne();
    assertThat(warehouse.query("SELECT count(*) FROM t")).containsExactly("0");
  }

  @Test
  void a_full_disk_is_named_and_what_was_acknowledged_stays()
      throws IOException, InterruptedException {
    try (RunningConnector run = warehouse.start(STREAMS)) {
      run.send(Lines.record("t", "{\"id\":\"1\"}") + Lines.state("t", 1));
      assertThat(run.awaitLine(line -> line.contains("STATE"))).isPresent();
      // From now on no file of the process grows beyond a megabyte.
      String pid = String.valueOf(run.process().pid());
      Process limit = new ProcessBuilder("prlimit", "--pid", pid, "--fsize=1000000").start();
      assertThat(limit.waitFor()).isZero();
      run.send(Lines.record("t", "{\"id\":\"" + noise() + "\"}") + Lines.state("t", 2));
      run.endInput();
      RunResult result = run.await();
      assertThat(result.states()).hasSize(1);
      assertThat(result.errors().get(0).getMessage()).contains("There is no room");
      assertThat(result.errors().get(0).getFailureType().value()).isEqualTo("transient_error");
    }
    assertThat(warehouse.query("SELECT id FROM t")).containsExactly("1");
  }

  /** Three megabytes that cannot be compressed to much less. */
  private static String noise() {
    byte[] bytes = new byte[2_250_000];
    new Random(1).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String status(RunResult result) {
    assertThat(result.exitCode()).isZero();
    return result.lines().get(result.lines().size() - 1);
  }

  private static String failure(Warehouse warehouse) {
    RunResult result = warehouse.write(STREAMS, Lines.record("t", "{\"id\":\"1\"}"));
    assertThat(result.exitCode()).isOne();
    return result.errors().get(0).getFailureType().value();
  }
}
