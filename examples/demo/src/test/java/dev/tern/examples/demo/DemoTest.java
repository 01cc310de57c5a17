package dev.tern.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo does what it says, with the jars as they are built. */
class DemoTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  @TempDir static Path work;

  private static boolean holds;
  private static String text = "";

  @BeforeAll
  static void run() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Demo demo = new Demo(ROOT, work, new PrintStream(out, true, StandardCharsets.UTF_8));
    holds = demo.run();
    text = out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void every_row_arrives() {
    assertThat(holds).as(text).isTrue();
    assertThat(text).contains("Every row arrived").doesNotContain(" NO");
  }

  @Test
  void the_second_sync_moves_only_what_is_new() {
    List<Long> moved =
        text.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("all "))
            .map(line -> Long.valueOf(line.split(" +", -1)[1].replace(",", "")))
            .toList();

    assertThat(moved).hasSize(2);
    assertThat(moved.get(0)).isGreaterThan(15_000);
    assertThat(moved.get(1)).isBetween(100L, 2_000L);
  }

  @Test
  void what_it_points_to_exists() {
    List<String> pages =
        Pattern.compile("\\S+\\.md").matcher(text).results().map(MatchResult::group).toList();

    assertThat(pages).hasSizeGreaterThanOrEqualTo(2);
    assertThat(pages).allSatisfy(page -> assertThat(ROOT.resolve(page)).exists());
  }

  @Test
  void the_state_that_is_kept_is_one_per_stream() throws Exception {
    assertThat(Json.elements(Json.parse(Files.readString(work.resolve("state.json")))))
        .extracting(state -> state.at("/stream/stream_descriptor/name").asText())
        .doesNotHaveDuplicates()
        .contains("users", "jobs", "events", "alembic_version");
  }

  @Test
  void the_proof_fails_when_one_value_differs() throws Exception {
    Path copy = Files.copy(work.resolve("copy.duckdb"), work.resolve("changed.duckdb"));
    execute(copy, "UPDATE users SET first_name = 'Nobody' WHERE id = 7");

    try (Proof proof = new Proof(work.resolve("sample.db"), copy)) {
      assertThat(proof.compare("users").equal()).isFalse();
      assertThat(proof.compare("jobs").equal()).isTrue();
    }
  }

  @Test
  void the_proof_fails_when_one_row_is_missing() throws Exception {
    Path copy = Files.copy(work.resolve("copy.duckdb"), work.resolve("shorter.duckdb"));
    execute(copy, "DELETE FROM events WHERE id = 7");

    try (Proof proof = new Proof(work.resolve("sample.db"), copy)) {
      assertThat(proof.compare("events").equal()).isFalse();
    }
  }

  @Test
  void what_is_not_built_is_named(@TempDir Path empty) throws Exception {
    assertThatThrownBy(() -> Cdk.of(empty, empty))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("The command cdk is not built");

    Path sources = Files.createDirectories(empty.resolve("examples").resolve("source-database"));
    Cdk elsewhere = new Cdk(Cdk.of(ROOT, empty).jar(), empty, empty);
    assertThat(sources).exists();
    assertThatThrownBy(() -> elsewhere.run("spec", "source-database"))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("'source-database' is not built");
  }

  @Test
  void a_source_that_fails_is_heard() throws Exception {
    Path missing =
        Json.write(
            work.resolve("missing.json"),
            Json.object().put("jdbc_url", "jdbc:sqlite:" + work.resolve("no.db")));
    Cdk cdk = Cdk.of(ROOT, work.resolve("other"));

    assertThatThrownBy(() -> cdk.run("check", "source-database", "--config", missing))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("cdk check failed with exit code 1")
        .hasMessageContaining("The file that 'jdbc_url' names is not there");
  }

  private static void execute(Path database, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
