package dev.tern.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.suite.Lines;
import dev.tern.testkit.RunResult;
import dev.tern.testkit.RunningConnector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a sync when the server, an operator or another program is in its way. */
@ExtendWith(ServerForAll.class)
final class FailuresTest {

  private static final List<ObjectNode> STREAMS =
      List.of(Lines.append("t", "\"n\":{\"type\":\"integer\"}"));

  private static final String WAITING =
      " application_name = 'destination-postgres' AND wait_event_type = 'Lock'";

  @TempDir private Path folder;
  private final PostgresServer server;
  private PostgresStore store;

  FailuresTest(PostgresServer server) {
    this.server = server;
    this.store = PostgresStore.fresh(server);
  }

  @BeforeEach
  void aTableThatIsThere() {
    assertThat(sync().write(STREAMS).exitCode()).isZero();
    server.execute("CREATE TABLE IF NOT EXISTS " + store.table("t") + " (n bigint)");
  }

  @Test
  void a_connection_that_an_operator_ends_while_it_writes_costs_no_row_and_doubles_none()
      throws Exception {
    try (Connection other = server.open();
        Statement statement = other.createStatement();
        RunningConnector running = sync().start(STREAMS)) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE " + store.table("t") + " IN SHARE MODE");
      running.send(records(0, 1000) + Lines.state("t", 1) + Lines.complete("t"));
      running.endInput();
      server.awaitAndEnd(WAITING);
      other.rollback();
      RunResult result = running.await();

      if (result.exitCode() != 0) { // then it is the platform that tries again
        assertThat(Sync.failure(result)).startsWith("transient_error");
        assertThat(result.states()).isEmpty();
        result = sync().write(STREAMS, records(0, 1000), Lines.state("t", 1), Lines.complete("t"));
      }
      assertThat(result.exitCode()).isZero();
      assertThat(result.states()).hasSize(1);
    }
    assertThat(server.query("SELECT count(*), count(DISTINCT n) FROM " + store.table("t")))
        .containsExactly("1000|1000");
  }

  @Test
  void a_server_that_is_stopped_for_good_is_told_and_nothing_is_acknowledged() throws Exception {
    try (PostgresServer mortal = new PostgresServer(Map.of("synchronous_commit", "on"))) {
      Sync sync = new Sync(folder, mortal.json());
      try (RunningConnector running = sync.start(STREAMS)) {
        running.send(records(0, 10) + Lines.state("t", 1));
        mortal.stop();
        running.send(records(10, 20) + Lines.state("t", 2) + Lines.complete("t"));
        running.endInput();
        RunResult result = running.await();

        assertThat(result.exitCode()).isOne();
        assertThat(result.states()).isEmpty();
        assertThat(Sync.failure(result))
            .startsWith(
                "transient_error: The server at localhost:" + sync.config().get("port").asText());
      }
    }
  }

  @Test
  void a_constraint_of_the_user_is_named_and_the_row_is_not_shown() {
    server.execute("ALTER TABLE " + store.table("t") + " ADD CONSTRAINT small CHECK (n < 987654)");
    RunResult result = sync().write(STREAMS, records(987_654, 987_655), Lines.state("t", 1));

    assertThat(Sync.failure(result))
        .isEqualTo(
            "config_error: Records break a constraint (table t, constraint small). Drop it, or let"
                + " the destination make the table itself.");
    assertThat(result.lines().toString() + result.stderr()).doesNotContain("987654");
    assertThat(result.states()).isEmpty();
  }

  @Test
  void a_trigger_that_refuses_rows_is_told_without_its_words() {
    server.execute(
        "CREATE FUNCTION "
            + store.table("no")
            + "() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'not %', NEW.n; END $$",
        "CREATE TRIGGER no BEFORE INSERT ON "
            + store.table("t")
            + " FOR EACH ROW EXECUTE FUNCTION "
            + store.table("no")
            + "()");
    RunResult result = sync().write(STREAMS, records(987_654, 987_655));

    assertThat(Sync.failure(result)).startsWith("config_error: A trigger of the database refuses");
    assertThat(result.lines().toString() + result.stderr()).doesNotContain("987654");
  }

  @Test
  void a_lack_of_connections_is_told() {
    server.execute(
        "DROP ROLE IF EXISTS narrow",
        "CREATE ROLE narrow LOGIN CONNECTION LIMIT 0",
        "GRANT CREATE, USAGE ON SCHEMA " + store.schema() + " TO narrow");
    RunResult result =
        new Sync(folder, store.config().put("username", "narrow")).write(STREAMS, records(0, 1));

    assertThat(Sync.failure(result))
        .startsWith("transient_error")
        .contains("has no connection left");
    server.execute("REVOKE ALL ON SCHEMA " + store.schema() + " FROM narrow", "DROP ROLE narrow");
  }

  @Test
  void a_table_of_somebody_else_is_told() {
    server.execute(
        "DROP ROLE IF EXISTS other",
        "CREATE ROLE other LOGIN",
        "GRANT CREATE, USAGE ON SCHEMA " + store.schema() + " TO other");
    RunResult result =
        new Sync(folder, store.config().put("username", "other")).write(STREAMS, records(0, 1));

    assertThat(Sync.failure(result)).startsWith("config_error").contains("Grant");
    server.execute("REVOKE ALL ON SCHEMA " + store.schema() + " FROM other", "DROP ROLE other");
  }

  private Sync sync() {
    return new Sync(folder, store.config());
  }

  private static String records(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> Lines.record("t", "{\"n\":" + n + "}"))
        .collect(Collectors.joining());
  }
}
