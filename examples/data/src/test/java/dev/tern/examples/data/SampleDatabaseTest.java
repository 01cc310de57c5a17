package dev.tern.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample database looks real, is the same every time, and grows as a real one does. */
class SampleDatabaseTest {

  private static final List<String> TABLES =
      List.of(
          "users",
          "api_keys",
          "job_configurations",
          "step_configurations",
          "metadata_configurations",
          "jobs",
          "events");

  @TempDir static Path made;

  @TempDir Path directory;

  private Path file = Path.of("");

  @BeforeAll
  static void create() throws Exception {
    SampleDatabase.create(made.resolve("sample.db"));
  }

  @BeforeEach
  void copy() throws Exception {
    file = Files.copy(made.resolve("sample.db"), directory.resolve("sample.db"));
  }

  @Test
  void holds_some_ten_thousand_events_of_every_kind() throws Exception {
    assertThat(number("SELECT count(*) FROM events")).isBetween(10_000L, 20_000L);
    assertThat(rows("SELECT DISTINCT kind FROM events ORDER BY kind"))
        .containsExactly("complete", "error", "info", "step");
    assertThat(rows("SELECT DISTINCT kind FROM metadata_configurations ORDER BY kind"))
        .containsExactly("link", "number", "text");
    assertThat(rows("SELECT DISTINCT role FROM users ORDER BY role"))
        .containsExactly("customer", "provider");
    assertThat(rows("SELECT version_num FROM alembic_version")).hasSize(1);
  }

  @Test
  void is_the_same_every_time_also_after_growing() throws Exception {
    Path other = directory.resolve("other.db");
    SampleDatabase.create(other);
    SampleDatabase.grow(other);
    List<String> first = contents(other);

    SampleDatabase.create(other);
    SampleDatabase.grow(other);

    assertThat(contents(other)).isEqualTo(first);
  }

  @Test
  void keeps_its_foreign_keys_also_after_growing() throws Exception {
    assertThat(rows("PRAGMA foreign_key_check")).isEmpty();

    SampleDatabase.grow(file);

    assertThat(rows("PRAGMA foreign_key_check")).isEmpty();
  }

  @Test
  void never_changes_a_row_before_it_was_made() throws Exception {
    SampleDatabase.grow(file);
    SampleDatabase.grow(file);

    for (String table : TABLES) {
      assertThat(number("SELECT count(*) FROM %s WHERE updated_at < created_at".formatted(table)))
          .as(table)
          .isZero();
    }
  }

  @Test
  void lets_only_customers_order_who_are_there() throws Exception {
    SampleDatabase.grow(file);

    assertThat(
            number(
                "SELECT count(*) FROM jobs j JOIN users u ON u.id = j.customer_id"
                    + " WHERE u.created_at > j.created_at OR u.role <> 'customer'"))
        .isZero();
  }

  @Test
  void tells_a_job_step_by_step_and_ends_it_once() throws Exception {
    assertThat(
            rows(
                "SELECT job_id, step_configuration_id FROM events WHERE kind = 'step'"
                    + " GROUP BY 1, 2 HAVING count(*) > 1"))
        .isEmpty();
    assertThat(
            rows(
                "SELECT job_id FROM events WHERE kind = 'complete'"
                    + " GROUP BY 1 HAVING count(*) > 1"))
        .isEmpty();
    assertThat(
            number(
                "SELECT count(*) FROM events e JOIN step_configurations s"
                    + " ON s.id = e.step_configuration_id JOIN jobs j ON j.id = e.job_id"
                    + " WHERE s.job_configuration_id <> j.job_configuration_id"))
        .isZero();
  }

  @Test
  void weighs_the_steps_of_a_job_so_that_they_make_a_hundred_points() throws Exception {
    assertThat(
            rows(
                "SELECT DISTINCT sum(points) FROM step_configurations"
                    + " GROUP BY job_configuration_id"))
        .containsExactly("100");
  }

  @Test
  void grows_only_by_rows_newer_than_all_before() throws Exception {
    for (int week = 0; week < 3; week++) {
      String before = lastChange();
      List<String> old = contents(file);

      SampleDatabase.grow(file);

      List<String> added = contents(file);
      added.removeAll(Set.copyOf(old));
      assertThat(added)
          .isNotEmpty()
          .allSatisfy(row -> assertThat(updatedAt(row)).isGreaterThan(before));
      assertThat(added).anyMatch(row -> row.startsWith("users"));
      assertThat(added).anyMatch(row -> row.startsWith("events"));
      assertThat(added).anyMatch(row -> row.startsWith("jobs"));
    }
  }

  @Test
  void changes_rows_that_were_there_when_it_grows() throws Exception {
    String before = lastChange();

    SampleDatabase.grow(file);

    for (String table : List.of("users", "api_keys", "jobs", "events")) {
      assertThat(
              number(
                  "SELECT count(*) FROM %s WHERE created_at <= '%s' AND updated_at > '%s'"
                      .formatted(table, before, before)))
          .as(table)
          .isPositive();
    }
  }

  private static String updatedAt(String row) {
    return row.substring(row.lastIndexOf('|') + 1);
  }

  private String lastChange() throws SQLException {
    String last = "";
    for (String table : TABLES) {
      String change = rows("SELECT max(updated_at) FROM " + table).get(0);
      last = change.compareTo(last) > 0 ? change : last;
    }
    return last;
  }

  private static List<String> contents(Path file) throws SQLException {
    List<String> contents = new ArrayList<>();
    for (String table : TABLES) {
      rows(file, "SELECT * FROM %s ORDER BY id".formatted(table))
          .forEach(row -> contents.add(table + "|" + row));
    }
    return contents;
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(rows(query).get(0));
  }

  private List<String> rows(String query) throws SQLException {
    return rows(file, query);
  }

  private static List<String> rows(Path file, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }
}
