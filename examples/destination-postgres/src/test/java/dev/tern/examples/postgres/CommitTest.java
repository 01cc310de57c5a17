package dev.tern.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tern.testkit.Background;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The outcome of a COMMIT whose answer never came, on a server of its own. */
final class CommitTest {

  private static final String DESTINATION =
      "application_name = 'destination-postgres' AND wait_event = ";

  /** A replica that does not exist makes every COMMIT wait, after it was made. */
  @Test
  void a_commit_that_was_made_before_the_connection_was_lost_counts() throws Exception {
    Map<String, String> replicated =
        Map.of("synchronous_commit", "on", "synchronous_standby_names", "nobody");
    try (PostgresServer server = new PostgresServer(replicated)) {
      PostgresDialect dialect = new PostgresDialect(server.config());
      server.execute("SET synchronous_commit = local", "CREATE TABLE t (a int)");
      try (Connection connection = dialect.connect()) {
        insert(dialect, connection);
        CompletableFuture<Void> commit = Background.run(() -> commit(dialect, connection));
        server.awaitAndEnd(DESTINATION + "'SyncRep'");
        commit.join();
        assertThat(connection.isClosed()).isTrue();
      }
      assertThat(server.query("SELECT a FROM t")).containsExactly("1");
    }
  }

  @Test
  void a_connection_that_is_lost_before_the_commit_fails_it() throws Exception {
    try (PostgresServer server = new PostgresServer(Map.of("synchronous_commit", "on"))) {
      PostgresDialect dialect = new PostgresDialect(server.config());
      server.execute(
          "CREATE TABLE t (a int)",
          "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS"
              + " 'BEGIN PERFORM pg_sleep(100); RETURN NEW; END'",
          "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED"
              + " FOR EACH ROW EXECUTE FUNCTION late()");
      try (Connection connection = dialect.connect()) {
        insert(dialect, connection);
        CompletableFuture<Void> commit = Background.run(() -> commit(dialect, connection));
        server.awaitAndEnd(DESTINATION + "'PgSleep'");
        assertThatThrownBy(commit::join)
            .hasRootCauseInstanceOf(SQLException.class)
            .rootCause()
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("57P01");
      }
      assertThat(server.query("SELECT a FROM t")).isEmpty();
    }
  }

  private static void insert(PostgresDialect dialect, Connection connection) throws SQLException {
    dialect.begin(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO t VALUES (1)");
    }
  }

  private static void commit(PostgresDialect dialect, Connection connection) {
    try {
      dialect.commit(connection);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }
}
