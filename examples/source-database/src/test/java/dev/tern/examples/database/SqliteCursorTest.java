package dev.tern.examples.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQLite columns that hold what they do not declare, used as cursors. */
final class SqliteCursorTest {

  @TempDir private Path folder;

  private void execute(String script) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  private Path file() {
    return folder.resolve("test.db");
  }

  private Run run() {
    return new Run(folder, Run.config("jdbc:sqlite:" + file()));
  }

  private static List<Integer> ids(Transcript read) {
    return read.records("t").stream().map(record -> record.path("id").asInt()).toList();
  }

  private static JsonNode lastState(Transcript read) {
    List<JsonNode> states = read.of("STATE");
    return states.get(states.size() - 1);
  }

  /** A column that is taken for something else orders its values differently than the state. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          DATETIME ; '2024-01-10 10:00:00' ; 'unknown'  ; '2024-01-10 23:00:00'
          DATETIME ; '2024-01-10 10:00:00' ; ''         ; '2024-01-10 23:00:00'
          DATETIME ; '2024-01-10 10:00:00' ; 1704300000 ; '2024-01-10 23:00:00'
          DATETIME ; '2024-01-10 10:00:00' ; '2024-01-09 10:00:00Z' ; '2024-01-10 23:00:00'
          DATE     ; '2024-01-10'          ; '10.1.24'  ; '2024-01-11'
          TIME     ; '10:00'               ; 36000      ; '10:00:01'
          INTEGER  ; 9                     ; 'x'        ; 10
          INTEGER  ; 9                     ; x'00'      ; 10
          NUMERIC  ; 9                     ; ''         ; 10
          TEXT     ; 'a'                   ; x'00'      ; 'b'
          DATETIME ; 1704300000            ; 'unknown'  ; 1704300001
          """)
  void a_value_that_is_none_of_the_cursor_never_hides_others(
      String type, String before, String junk, String after) throws SQLException {
    execute(
        "CREATE TABLE t (id INTEGER, c " + type + "); INSERT INTO t VALUES (1, " + before + ")");
    ObjectNode catalog = Run.catalog(run().discover().stream("t"), "c");
    Transcript first = run().read(catalog);
    assertThat(first.errors()).isEmpty();
    execute("INSERT INTO t VALUES (2, " + junk + "), (3, " + after + ")");
    Transcript second = run().read(catalog, lastState(first));
    assertThat(second.failureTypes()).containsExactly("config_error");
    assertThat(second.errors().get(0)).doesNotContain("unknown").containsAnyOf("'c'", "Reset");
    JsonNode state = second.of("STATE").isEmpty() ? lastState(first) : lastState(second);
    execute("DELETE FROM t WHERE id = 2");
    Transcript third = run().read(catalog, state);
    assertThat(third.errors()).isEmpty();
    List<Integer> sent = new ArrayList<>(ids(second));
    sent.addAll(ids(third));
    assertThat(sent).contains(3).doesNotContain(2);
  }

  @Test
  void late_rows_within_the_lookback_window_are_read_and_older_ones_are_not() throws SQLException {
    execute(
        "CREATE TABLE t (id INTEGER, c TIMESTAMP); INSERT INTO t VALUES"
            + " (1, '2024-01-10 10:00:00'), (2, '2024-01-10 11:00:00')");
    ObjectNode config = Run.config("jdbc:sqlite:" + file()).put("lookback_seconds", 600);
    Run run = new Run(folder, config);
    ObjectNode catalog = Run.catalog(run.discover().stream("t"), "c");
    JsonNode state = lastState(run.read(catalog));
    execute(
        "INSERT INTO t VALUES (3, '2024-01-10 10:49:59'), (4, '2024-01-10 10:50:00'),"
            + " (5, '2024-01-10 10:59:59'), (6, '2024-01-10 11:00:00')");

    Transcript second = run.read(catalog, state);

    assertThat(ids(second)).containsExactly(4, 5, 6);
    assertThat(lastState(second).at("/state/stream/stream_state/cursor").asText())
        .isEqualTo("2024-01-10T11:00:00");
  }

  @Test
  void fractions_in_a_whole_number_column_keep_their_place() throws SQLException {
    execute("CREATE TABLE t (id INTEGER, c INTEGER); INSERT INTO t VALUES (1, 1), (2, 2)");
    ObjectNode catalog = Run.catalog(run().discover().stream("t"), "c");
    Transcript first = run().read(catalog);
    execute("INSERT INTO t VALUES (3, 2.5), (4, 10)");
    Transcript second = run().read(catalog, lastState(first));
    assertThat(second.errors()).isEmpty();
    assertThat(ids(second)).containsExactly(3, 4);
  }

  /** What stands for bytes that are no text sorts higher than they do. */
  @ParameterizedTest
  @CsvSource({"TEXT", "VARCHAR(9)", "CLOB"})
  void a_text_cursor_that_is_no_utf8_fails_before_a_state_passes_it(String type)
      throws SQLException {
    execute(
        "CREATE TABLE t (id INTEGER, c "
            + type
            + "); INSERT INTO t VALUES (1, 'a'), (2, CAST(x'61e4' AS TEXT))");
    ObjectNode catalog = Run.catalog(run().discover().stream("t"), "c");
    Transcript read = run().read(catalog);
    assertThat(ids(read)).containsExactly(1);
    assertThat(read.failureTypes()).containsExactly("config_error");
    assertThat(read.errors().get(0)).contains("'c'", "UTF-8", "another cursor");
    execute("DELETE FROM t WHERE id = 2; INSERT INTO t VALUES (3, 'a' || char(0x4e2d)), (4, 'b')");
    assertThat(ids(run().read(catalog, lastState(read)))).containsExactly(3, 4);
  }

  @Test
  void the_replacement_character_itself_is_a_text_like_any_other() throws SQLException {
    execute("CREATE TABLE t (id INTEGER, c TEXT); INSERT INTO t VALUES (1, char(0xfffd))");
    Transcript read = run().read(Run.catalog(run().discover().stream("t"), "c"));
    assertThat(read.errors()).isEmpty();
    assertThat(ids(read)).containsExactly(1);
  }
}
