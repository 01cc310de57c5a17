package dev.tern.examples.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.destination.sql.Deletes;
import dev.tern.cdk.destination.sql.SchemaContract;
import dev.tern.cdk.spec.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real server with ways to look at it, in a time zone and with a commit mode nobody wants. */
final class PostgresServer implements AutoCloseable {

  private final EmbeddedPostgres server;

  PostgresServer() {
    this(Map.of("synchronous_commit", "off"));
  }

  /** A server that says itself when a COMMIT returns. */
  PostgresServer(Map<String, String> settings) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("timezone", "America/Caracas")
            .setServerConfig("fsync", "off");
    settings.forEach(builder::setServerConfig);
    try {
      server = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  PostgresConfig config() {
    return config("postgres", "postgres", "");
  }

  PostgresConfig config(String database, String user, String password) {
    return new PostgresConfig(
        "localhost",
        server.getPort(),
        database,
        "public",
        user,
        password.isEmpty() ? Optional.empty() : Optional.of(Secret.of(password)),
        PostgresConfig.SslMode.PREFER,
        Optional.empty(),
        Deletes.HARD,
        SchemaContract.EVOLVE,
        Optional.empty(),
        50_000);
  }

  /** The same as a user writes it. */
  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("host", "localhost")
        .put("port", server.getPort())
        .put("database", "postgres")
        .put("username", "postgres");
  }

  /** Lets a user in with a password only. */
  void requirePassword(String user) {
    Path access = Path.of(query("SHOW hba_file").get(0));
    try {
      String lines = "host all " + user + " all scram-sha-256\n" + Files.readString(access);
      Files.writeString(access, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reload();
  }

  /** Returns when new connections find what the files say now. */
  private void reload() {
    String loaded = "SELECT pg_conf_load_time()";
    List<String> before = query(loaded);
    execute("SELECT pg_reload_conf()");
    while (query(loaded).equals(before)) {
      execute("SELECT pg_sleep(0.01)");
    }
  }

  void execute(String... statements) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Ends the first backend that fits a condition on {@code pg_stat_activity}, once there is one.
   */
  void awaitAndEnd(String condition) {
    execute(
        "SET statement_timeout = '60s'",
        "DO $$ BEGIN LOOP PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
            + condition
            + "; EXIT WHEN FOUND; PERFORM pg_sleep(0.01), pg_stat_clear_snapshot();"
            + " END LOOP; END $$");
  }

  /** The rows as texts, columns parted by a bar; a null is written as null. */
  List<String> query(String sql) {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      ResultSet result = statement.executeQuery(sql);
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  Connection open() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      cells.add(String.valueOf(result.getString(i)));
    }
    return String.join("|", cells);
  }

  @Override
  public void close() {
    stop();
  }

  /** Ends the server, for a test that goes on without it. */
  void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
