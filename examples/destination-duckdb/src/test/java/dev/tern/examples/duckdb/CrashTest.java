package dev.tern.examples.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.RunningConnector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the process is killed. */
class CrashTest {

  private static final String ID = "\"id\":{\"type\":\"integer\"}";
  private static final String STAGED =
      "SELECT table_name FROM duckdb_tables() WHERE table_name LIKE '\\_tern\\_staging%' ESCAPE '\\'";

  @TempDir private Path folder = Path.of("");
  private Warehouse warehouse = new Warehouse(folder);

  @BeforeEach
  void make() {
    warehouse = new Warehouse(folder);
  }

  @Test
  void rows_behind_an_acknowledged_state_survive() {
    try (RunningConnector run = warehouse.start(List.of(Lines.append("t", ID)))) {
      run.send(Lines.record("t", "{\"id\":1}") + Lines.state("t", 1));
      assertThat(run.awaitLine(CrashTest::isState)).isPresent();
      run.send(Lines.record("t", "{\"id\":2}") + Lines.state("t", 2));
      assertThat(run.awaitLine(CrashTest::isState)).isPresent();
      run.kill();
      run.awaitExit();
    }
    assertThat(warehouse.query("SELECT id FROM t")).containsExactly("1", "2");
  }

  @Test
  void a_replacement_that_was_staged_but_not_complete_leaves_the_old_rows() {
    warehouse.write(List.of(Lines.append("t", ID)), Lines.record("t", "{\"id\":1}"));
    ObjectNode refresh = Lines.overwrite("t", ID);
    refresh.put("generation_id", 8).put("minimum_generation_id", 8);
    try (RunningConnector run = warehouse.start(List.of(refresh))) {
      run.send(Lines.record("t", "{\"id\":2}") + Lines.state("t", 1));
      assertThat(run.awaitLine(CrashTest::isState)).isPresent();
      run.kill();
      run.awaitExit();
    }
    assertThat(warehouse.query("SELECT id FROM t")).containsExactly("1");
    assertThat(warehouse.query(STAGED)).hasSize(1);

    warehouse.write(List.of(Lines.append("other", ID)), Lines.record("other", "{\"id\":4}"));
    assertThat(warehouse.query(STAGED)).as("belongs to another stream").hasSize(1);
    warehouse.write(List.of(Lines.overwrite("t", ID)), Lines.record("t", "{\"id\":5}"));
    assertThat(warehouse.query(STAGED)).isEmpty();
    assertThat(warehouse.query("SELECT id FROM t")).containsExactly("1");
    assertThat(warehouse.query("SELECT id FROM other")).containsExactly("4");
  }

  @Test
  void a_replacement_that_was_complete_survives() {
    warehouse.write(List.of(Lines.append("t", ID)), Lines.record("t", "{\"id\":1}"));
    try (RunningConnector run = warehouse.start(List.of(Lines.overwrite("t", ID)))) {
      run.send(Lines.record("t", "{\"id\":2}") + Lines.state("t", 1) + Lines.complete("t"));
      assertThat(run.awaitLine(CrashTest::isState)).isPresent();
      run.kill();
      run.awaitExit();
    }
    assertThat(warehouse.query("SELECT id FROM t")).containsExactly("2");
    assertThat(warehouse.query(STAGED)).isEmpty();
  }

  private static boolean isState(String line) {
    return line.contains("\"type\":\"STATE\"");
  }
}
